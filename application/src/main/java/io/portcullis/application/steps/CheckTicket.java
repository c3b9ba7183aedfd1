package io.portcullis.application.steps;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.InstantSource;
import java.util.Optional;

/** Tells which ticket stands behind a mailed token. It spends nothing: whoever uses the ticket does. */
public final class CheckTicket {

    private final Tickets tickets;
    private final Sealer sealer;
    private final InstantSource clock;

    public CheckTicket(Tickets tickets, Sealer sealer, InstantSource clock) {
        this.tickets = tickets;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * The live ticket behind a token of that kind; absent where the token is unknown, forged, spent, expired or
     * superseded, and nobody is told which. Its account may have changed: whoever uses it holds the account at the
     * ticket's epoch.
     */
    public Optional<Ticket> check(Sealed.Kind kind, String token) {
        return Sealed.parse(kind, token).flatMap(this::ticket);
    }

    private Optional<Ticket> ticket(Sealed presented) {
        Optional<Ticket> found = tickets.find(new TicketId(presented.id()))
                .filter(ticket -> ticket.purpose().tokenKind() == presented.kind());
        boolean authentic = sealer.authentic(presented, found.map(Ticket::sealing));
        return found.filter(ticket -> authentic && presented.counter() == 0 && ticket.live(clock.instant()));
    }
}
