package io.portcullis.application.mail;

import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets the mails that were given up long ago, and the tickets of links that have expired. */
public final class SweepMail {

    /** How long a mail that was given up can be seen. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Outbox outbox;
    private final Tickets tickets;
    private final InstantSource clock;

    SweepMail(Outbox outbox, Tickets tickets, InstantSource clock) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** It is time. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** So many are forgotten. */
        record Swept(int mails, int tickets) implements Outcome {}
    }

    public Outcome handle(Command command) {
        Instant now = clock.instant();
        return new Outcome.Swept(outbox.sweep(now.minus(KEPT)), tickets.sweep(now));
    }
}
