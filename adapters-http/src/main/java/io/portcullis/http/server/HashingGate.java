package io.portcullis.http.server;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Refusal;
import io.portcullis.http.origin.IpAddress;
import java.util.function.Supplier;

/**
 * What every request passes that has a password hashed. One client that logs in without pause must not fill the queue in
 * which everybody's passwords wait; and where there is no room, asking again at once must not be cheap, or a flood that is
 * refused takes the processor from those who want something else.
 */
final class HashingGate {

    private final PerNetwork inside;
    private final Runnable pause;

    /**
     * A gate with nobody inside.
     *
     * @param share how many of one network are let in at once
     * @param pause returns once a refusal was held back for long enough
     */
    HashingGate(int share, Runnable pause) {
        this.inside = new PerNetwork(share);
        this.pause = pause;
    }

    /** The answer, or the refusal of one too many; whoever waits for a refusal is inside no more. */
    Answer pass(IpAddress address, Supplier<Answer> answer) {
        Answer given = withinShare(address, answer);
        if (given instanceof Refusal refusal && refusal.problem() == Problem.OVERLOADED) {
            pause.run();
        }
        return given;
    }

    private Answer withinShare(IpAddress address, Supplier<Answer> answer) {
        try {
            return inside.enter(address) ? answer.get() : Problem.OVERLOADED.refusal();
        } finally {
            inside.leave(address);
        }
    }
}
