package io.portcullis.persistence;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.ticket.Purpose;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;

/** Tickets in the table {@code ticket}. */
final class JdbiTickets implements Tickets {

    private final Database database;

    JdbiTickets(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Ticket> issue(Ticket ticket) {
        return takePlace(ticket) ? Optional.of(ticket) : find(ticket.id());
    }

    /** Takes a place that is free or an older one's; where it has the place already, it stays as it was issued. */
    private boolean takePlace(Ticket ticket) {
        int taken = database.write(handle -> Columns.bind(handle.createUpdate("""
                        insert into ticket (id, purpose, account_id, epoch, email, email_canonical, secret_id, seed,
                            expires_at, spent_at)
                        values (:id, :purpose, :account, :epoch, :email, :canonical, :secret, :seed,
                            :expiresAt, :spentAt)
                        on conflict (account_id, purpose) do update
                        set id = excluded.id, epoch = excluded.epoch, email = excluded.email,
                            email_canonical = excluded.email_canonical, secret_id = excluded.secret_id,
                            seed = excluded.seed, expires_at = excluded.expires_at, spent_at = excluded.spent_at
                        where ticket.id < excluded.id
                        """), ticket.sealing())
                .bind("id", ticket.id().value())
                .bind("purpose", Words.word(ticket.purpose()))
                .bind("account", ticket.account().value())
                .bind("epoch", ticket.epoch().value())
                .bind("email", ticket.email().address())
                .bind("canonical", ticket.email().canonical())
                .bind("expiresAt", ticket.expiresAt())
                .bind("spentAt", ticket.spentAt())
                .execute());
        return taken == 1;
    }

    @Override
    public Optional<Ticket> find(TicketId id) {
        return database.read(handle -> handle.createQuery("""
                        select id, purpose, account_id, epoch, email, email_canonical, secret_id, seed, expires_at,
                            spent_at
                        from ticket where id = :id
                        """)
                .bind("id", id.value())
                .map(JdbiTickets::ticket)
                .findOne());
    }

    @Override
    public boolean spend(TicketId id, Instant now) {
        int spent = database.write(handle ->
                handle.createUpdate("""
                        update ticket set spent_at = :now where id = :id and spent_at is null and expires_at > :now
                        """).bind("now", now).bind("id", id.value()).execute());
        return spent == 1;
    }

    @Override
    public int sweep(Instant now) {
        return database.write(handle -> handle.createUpdate("delete from ticket where expires_at <= :now")
                .bind("now", now)
                .execute());
    }

    private static Ticket ticket(RowView row) {
        return new Ticket(
                new TicketId(row.getColumn("id", UUID.class)),
                Words.constant(Purpose.class, row.getColumn("purpose", String.class)),
                new AccountId(row.getColumn("account_id", UUID.class)),
                new Epoch(row.getColumn("epoch", Long.class)),
                Columns.email(row),
                Columns.sealing(row),
                row.getColumn("expires_at", Instant.class),
                Optional.ofNullable(row.getColumn("spent_at", Instant.class)));
    }
}
