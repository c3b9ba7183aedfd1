package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The tickets of a {@code World}. */
public final class FakeTickets implements Tickets {

    private static final Comparator<Ticket> AGE =
            Comparator.comparing(ticket -> ticket.id().toString());

    private final FakeTransactions transactions;

    public FakeTickets(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    /** All that are kept, live, spent or expired, the oldest first. */
    public List<Ticket> all() {
        return transactions.state().tickets().values().stream().sorted(AGE).toList();
    }

    @Override
    public Optional<Ticket> issue(Ticket ticket) {
        return transactions.write(draft -> {
            draft.state.requiring(ticket.account());
            Optional<Ticket> standing = draft.state.tickets().values().stream()
                    .filter(other -> other.account().equals(ticket.account()) && other.purpose() == ticket.purpose())
                    .findFirst();
            if (standing.isEmpty() || AGE.compare(standing.get(), ticket) < 0) {
                draft.state = draft.state
                        .withoutTickets(other -> standing.filter(other::equals).isPresent())
                        .with(ticket);
                return Optional.of(ticket);
            }
            return standing.filter(same -> same.id().equals(ticket.id()));
        });
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(transactions.state().tickets().get(id));
    }

    @Override
    public boolean spend(TicketId id, Instant now) {
        return transactions.write(draft -> {
            Optional<Ticket> live = find(id).filter(ticket -> ticket.live(now));
            live.ifPresent(ticket -> draft.state = draft.state.with(spent(ticket, now)));
            return live.isPresent();
        });
    }

    @Override
    public int sweep(Instant now) {
        return transactions.write(draft -> {
            int before = draft.state.tickets().size();
            draft.state = draft.state.withoutTickets(ticket -> !now.isBefore(ticket.expiresAt()));
            return before - draft.state.tickets().size();
        });
    }

    private static Ticket spent(Ticket ticket, Instant now) {
        return new Ticket(
                ticket.id(),
                ticket.purpose(),
                ticket.account(),
                ticket.epoch(),
                ticket.email(),
                ticket.sealing(),
                ticket.expiresAt(),
                Optional.of(now));
    }
}
