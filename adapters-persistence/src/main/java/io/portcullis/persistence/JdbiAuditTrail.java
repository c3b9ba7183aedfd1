package io.portcullis.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditPosition;
import io.portcullis.domain.audit.EventId;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.session.SessionId;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** The audit trail in the table {@code audit_event}. */
final class JdbiAuditTrail implements AuditTrail {

    private static final String ENTRIES = """
            select id, at, kind, result, account_id, actor_id, session_id, address, user_agent, request_id, details
            from audit_event where (at, id) < (:at, :id)
            """;

    private static final String NEWEST_FIRST = " order by at desc, id desc limit :limit";

    /** Beyond every entry that can be written: a time that both databases hold. */
    private static final AuditPosition NEWEST =
            new AuditPosition(Instant.parse("9999-12-31T23:59:59Z"), new EventId(new UUID(-1, -1)));

    private static final ObjectWriter WRITER =
            new JsonMapper().writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final ObjectReader READER = new JsonMapper().readerForMapOf(String.class);

    private final Database database;

    JdbiAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        database.write(handle -> handle.createUpdate("""
                        insert into audit_event (id, at, kind, result, account_id, actor_id, session_id, address,
                            user_agent, request_id, details)
                        values (:id, :at, :kind, :result, :account, :actor, :session, :address,
                            :userAgent, :requestId, :details)
                        """)
                .bind("id", entry.id().value())
                .bind("at", entry.at())
                .bind("kind", entry.kind())
                .bind("result", Words.word(entry.result()))
                .bind("account", entry.account().map(AccountId::value))
                .bind("actor", entry.actor().map(AccountId::value))
                .bind("session", entry.session().map(SessionId::value))
                .bind("address", entry.address())
                .bind("userAgent", entry.userAgent())
                .bind("requestId", entry.requestId())
                .bind("details", json(entry.details()))
                .execute());
    }

    @Override
    public List<AuditEntry> about(AccountId account, Optional<AuditPosition> before, int limit) {
        return all(Optional.of(account), Optional.empty(), before, limit);
    }

    @Override
    public List<AuditEntry> all(
            Optional<AccountId> account, Optional<String> kind, Optional<AuditPosition> before, int limit) {
        AuditPosition position = before.orElse(NEWEST);
        String conditions = account.map(_ -> " and account_id = :account").orElse("")
                + kind.map(_ -> " and kind = :kind").orElse("");
        return database.read(handle -> {
            Query query = handle.createQuery(ENTRIES + conditions + NEWEST_FIRST)
                    .bind("at", position.at())
                    .bind("id", position.id().value())
                    .bind("limit", limit);
            account.ifPresent(one -> query.bind("account", one.value()));
            kind.ifPresent(one -> query.bind("kind", one));
            return query.map(JdbiAuditTrail::entry).list();
        });
    }

    @Override
    public int sweep(Instant before) {
        return database.write(handle -> handle.createUpdate("delete from audit_event where at < :before")
                .bind("before", before)
                .execute());
    }

    private static AuditEntry entry(RowView row) {
        return new AuditEntry(
                new EventId(row.getColumn("id", UUID.class)),
                row.getColumn("at", Instant.class),
                row.getColumn("kind", String.class),
                Words.constant(AuditEntry.Result.class, row.getColumn("result", String.class)),
                Optional.ofNullable(row.getColumn("account_id", UUID.class)).map(AccountId::new),
                Optional.ofNullable(row.getColumn("actor_id", UUID.class)).map(AccountId::new),
                Optional.ofNullable(row.getColumn("session_id", UUID.class)).map(SessionId::new),
                Optional.ofNullable(row.getColumn("address", String.class)),
                Optional.ofNullable(row.getColumn("user_agent", String.class)),
                Optional.ofNullable(row.getColumn("request_id", String.class)),
                Optional.ofNullable(row.getColumn("details", String.class))
                        .map(JdbiAuditTrail::details)
                        .orElseGet(Map::of));
    }

    /** Sorted, so that equal details are equal text; absent where there are none. */
    private static Optional<String> json(Map<String, String> details) {
        try {
            return details.isEmpty() ? Optional.empty() : Optional.of(WRITER.writeValueAsString(details));
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> details(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
