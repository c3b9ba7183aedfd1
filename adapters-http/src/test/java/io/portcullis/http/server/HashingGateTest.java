package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.origin.IpAddress;
import org.junit.jupiter.api.Test;

/** A flood that is refused costs the client who floods a wait, and nobody else anything. */
class HashingGateTest {

    private static final IpAddress CLIENT = IpAddress.parse("192.0.2.7").orElseThrow();
    private static final Answer OVERLOADED = Problem.OVERLOADED.refusal();

    private final HashingGate gate = new HashingGate(1, this::pause);
    private Runnable meanwhile = () -> {};
    private int pauses;

    private void pause() {
        pauses++;
        meanwhile.run();
    }

    @Test
    void whoever_finds_no_room_waits_for_the_answer() {
        assertThat(gate.pass(CLIENT, () -> OVERLOADED)).isEqualTo(OVERLOADED);
        assertThat(pauses).isEqualTo(1);
    }

    @Test
    void whoever_is_one_too_many_of_a_network_waits_for_the_answer() {
        Answer first = gate.pass(CLIENT, () -> {
            assertThat(gate.pass(CLIENT, Answer::done)).isEqualTo(OVERLOADED);
            assertThat(pauses).isEqualTo(1);
            return Answer.done();
        });
        assertThat(first).isEqualTo(Answer.done());
    }

    @Test
    void nobody_else_waits() {
        assertThat(gate.pass(CLIENT, Answer::done)).isEqualTo(Answer.done());
        assertThat(gate.pass(CLIENT, Problem.INVALID_CREDENTIALS::refusal))
                .isEqualTo(Problem.INVALID_CREDENTIALS.refusal());
        assertThat(pauses).isEqualTo(0);
    }

    @Test
    void whoever_waits_for_a_refusal_takes_no_place() {
        meanwhile = () -> assertThat(gate.pass(CLIENT, Answer::done)).isEqualTo(Answer.done());
        assertThat(gate.pass(CLIENT, () -> OVERLOADED)).isEqualTo(OVERLOADED);
        assertThat(pauses).isEqualTo(1);
    }
}
