package io.portcullis.domain.port;

import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;

/** The tickets behind mailed links, one for each account and purpose: a newer one takes an older one's place. */
public interface Tickets {

    /**
     * Issues a ticket for an existing account, unless the newest of its account and purpose is this one already or a
     * newer one. A ticket is newer if its identifier is greater.
     *
     * @return the ticket with that identifier, as it was first issued; absent where a newer one stands
     */
    Optional<Ticket> issue(Ticket ticket);

    /** The ticket, live, spent or expired; absent once a newer one took its place, or it was swept. */
    Optional<Ticket> find(TicketId id);

    /**
     * Spends a ticket. Of any number of attempts, one succeeds.
     *
     * @return false where it is not live; nothing was written
     */
    boolean spend(TicketId id, Instant now);

    /**
     * Forgets the tickets that have expired at that instant, spent or not.
     *
     * @return how many
     */
    int sweep(Instant now);
}
