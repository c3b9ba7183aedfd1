package io.portcullis.persistence;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;

/** Sessions in the table {@code session}. */
final class JdbiSessions implements Sessions {

    /** What {@link #session} reads beside {@code account_id}. */
    private static final String COLUMNS = """
            session.id as session_id, secret_id, seed, generation, session.created_at as opened_at, last_used_at,
            rotated_at, expires_at, user_agent, address, methods, ended_at, end_reason
            """;

    /** An identifier that no session has, being of no version. */
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final Database database;

    JdbiSessions(Database database) {
        this.database = database;
    }

    @Override
    public void add(Session session) {
        database.write(handle -> Columns.bind(handle.createUpdate("""
                        insert into session (id, account_id, secret_id, seed, generation, created_at, last_used_at,
                            rotated_at, expires_at, user_agent, address, methods, ended_at, end_reason)
                        values (:id, :account, :secret, :seed, :generation, :createdAt, :lastUsedAt,
                            :rotatedAt, :expiresAt, :userAgent, :address, :methods, :endedAt, :endReason)
                        """), session.sealing())
                .bind("id", session.id().value())
                .bind("account", session.account().value())
                .bind("generation", session.generation())
                .bind("createdAt", session.createdAt())
                .bind("lastUsedAt", session.lastUsedAt())
                .bind("rotatedAt", session.rotatedAt())
                .bind("expiresAt", session.expiresAt())
                .bind("userAgent", session.userAgent())
                .bind("address", session.address())
                .bind("methods", Words.words(session.methods()))
                .bind("endedAt", session.end().map(Session.End::at))
                .bind("endReason", session.end().map(end -> Words.word(end.reason())))
                .execute());
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return database.read(
                handle -> handle.createQuery("select account_id, " + COLUMNS + " from session where id = :id")
                        .bind("id", id.value())
                        .map(JdbiSessions::session)
                        .findOne());
    }

    @Override
    public Optional<Caller> caller(SessionId id, Instant now) {
        return database.read(handle -> handle.createQuery("select " + JdbiAccounts.COLUMNS + ", " + COLUMNS + """
                        from session join account on account.id = session.account_id
                        where session.id = :id and ended_at is null and expires_at > :now and status = 'active'
                        """)
                .bind("id", id.value())
                .bind("now", now)
                .map(row -> new Caller(JdbiAccounts.account(row), session(row)))
                .findOne());
    }

    @Override
    public List<Session> all(AccountId account) {
        return database.read(handle -> handle.createQuery("select account_id, " + COLUMNS + """
                        from session where account_id = :account
                        order by created_at desc, id desc
                        """)
                .bind("account", account.value())
                .map(JdbiSessions::session)
                .list());
    }

    @Override
    public List<Session> live(AccountId account, Instant now) {
        return database.read(handle -> handle.createQuery("select account_id, " + COLUMNS + """
                        from session
                        where account_id = :account and ended_at is null and expires_at > :now
                        order by last_used_at desc, id desc
                        """)
                .bind("account", account.value())
                .bind("now", now)
                .map(JdbiSessions::session)
                .list());
    }

    @Override
    public boolean advance(Session advanced) {
        int updated = database.write(handle -> handle.createUpdate("""
                        update session
                        set generation = :generation, last_used_at = :lastUsedAt, rotated_at = :rotatedAt,
                            expires_at = :expiresAt
                        where id = :id and generation = :before and ended_at is null
                        """)
                .bind("generation", advanced.generation())
                .bind("lastUsedAt", advanced.lastUsedAt())
                .bind("rotatedAt", advanced.rotatedAt())
                .bind("expiresAt", advanced.expiresAt())
                .bind("id", advanced.id().value())
                .bind("before", advanced.generation() - 1)
                .execute());
        return updated == 1;
    }

    /** Writing the row, even as it was, locks it. */
    @Override
    public boolean hold(SessionId id, Instant now) {
        int held = database.write(handle ->
                handle.createUpdate("""
                        update session set generation = generation
                        where id = :id and ended_at is null and expires_at > :now
                        """).bind("id", id.value()).bind("now", now).execute());
        return held == 1;
    }

    @Override
    public boolean end(SessionId id, AccountId account, EndReason reason, Instant now) {
        int ended = database.write(handle -> handle.createUpdate("""
                        update session set ended_at = :now, end_reason = :reason
                        where id = :id and account_id = :account and ended_at is null and expires_at > :now
                        """)
                .bind("now", now)
                .bind("reason", Words.word(reason))
                .bind("id", id.value())
                .bind("account", account.value())
                .execute());
        return ended == 1;
    }

    @Override
    public int endAll(AccountId account, Optional<SessionId> except, EndReason reason, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        update session set ended_at = :now, end_reason = :reason
                        where account_id = :account and id <> :except and ended_at is null and expires_at > :now
                        """)
                .bind("now", now)
                .bind("reason", Words.word(reason))
                .bind("account", account.value())
                .bind("except", except.map(SessionId::value).orElse(NO_SESSION))
                .execute());
    }

    @Override
    public int endBeyond(int limit, AccountId account, EndReason reason, Instant now) {
        return database.write(handle -> handle.createUpdate("""
                        update session set ended_at = :now, end_reason = :reason
                        where account_id = :account and ended_at is null and expires_at > :now and id not in (
                            select id from session
                            where account_id = :account and ended_at is null and expires_at > :now
                            order by last_used_at desc, id desc limit :limit)
                        """)
                .bind("now", now)
                .bind("reason", Words.word(reason))
                .bind("account", account.value())
                .bind("limit", limit)
                .execute());
    }

    @Override
    public int sweep(Instant now) {
        return database.write(
                handle -> handle.createUpdate("delete from session where ended_at <= :now or expires_at <= :now")
                        .bind("now", now)
                        .execute());
    }

    private static Session session(RowView row) {
        return new Session(
                new SessionId(row.getColumn("session_id", UUID.class)),
                new AccountId(row.getColumn("account_id", UUID.class)),
                Columns.sealing(row),
                row.getColumn("generation", Long.class),
                row.getColumn("opened_at", Instant.class),
                row.getColumn("last_used_at", Instant.class),
                row.getColumn("rotated_at", Instant.class),
                row.getColumn("expires_at", Instant.class),
                Optional.ofNullable(row.getColumn("user_agent", String.class)),
                row.getColumn("address", String.class),
                Words.constants(AuthenticationMethod.class, row.getColumn("methods", String.class)),
                end(row));
    }

    private static Optional<Session.End> end(RowView row) {
        return Optional.ofNullable(row.getColumn("ended_at", Instant.class))
                .map(at -> new Session.End(
                        at, Words.constant(EndReason.class, row.getColumn("end_reason", String.class))));
    }
}
