package io.portcullis.persistence;

import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Pseudonym;
import io.portcullis.domain.throttle.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/** Budgets in the table {@code budget}. */
final class JdbiBudgets implements Budgets {

    private final Database database;

    JdbiBudgets(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Budget> find(Subject subject) {
        return database.read(handle -> handle.createQuery("""
                        select epoch, failures, in_flight, reserved_at, opens_at
                        from budget where slot = :slot and holder is not distinct from :holder
                        """)
                .bind("slot", subject.slot())
                .bind("holder", holder(subject))
                .map(JdbiBudgets::budget)
                .findOne());
    }

    @Override
    public boolean exchange(Subject subject, Optional<Budget> seen, Budget next) {
        return seen.isPresent() ? replace(subject, seen.get(), next) : take(subject, next);
    }

    private boolean replace(Subject subject, Budget seen, Budget next) {
        int replaced = database.write(handle -> bound(handle.createUpdate("""
                        update budget
                        set epoch = :epoch, failures = :failures, in_flight = :inFlight, reserved_at = :reservedAt,
                            opens_at = :opensAt
                        where slot = :slot and holder is not distinct from :holder
                            and epoch = :seenEpoch and failures = :seenFailures and in_flight = :seenInFlight
                            and reserved_at = :seenReservedAt and opens_at = :seenOpensAt
                        """), subject, next)
                .bind("seenEpoch", seen.epoch())
                .bind("seenFailures", seen.failures())
                .bind("seenInFlight", seen.inFlight())
                .bind("seenReservedAt", seen.reservedAt())
                .bind("seenOpensAt", seen.opensAt())
                .execute());
        return replaced == 1;
    }

    /** Takes a place that is free or another holder's; in the subject's own stands what somebody gave it meanwhile. */
    private boolean take(Subject subject, Budget next) {
        int taken = database.write(handle -> bound(handle.createUpdate("""
                        insert into budget (slot, holder, lasting, epoch, failures, in_flight, reserved_at, opens_at)
                        values (:slot, :holder, :lasting, :epoch, :failures, :inFlight, :reservedAt, :opensAt)
                        on conflict (slot) do update
                        set holder = excluded.holder, epoch = excluded.epoch, failures = excluded.failures,
                            in_flight = excluded.in_flight, reserved_at = excluded.reserved_at,
                            opens_at = excluded.opens_at
                        where budget.holder is distinct from excluded.holder
                        """), subject, next)
                .bind("lasting", subject.lasting())
                .execute());
        return taken == 1;
    }

    @Override
    public void remove(Collection<? extends Subject> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "delete from budget where slot = :slot and holder is not distinct from :holder");
            subjects.forEach(subject -> batch.bind("slot", subject.slot())
                    .bind("holder", holder(subject))
                    .add());
            return batch.execute();
        });
    }

    @Override
    public int sweep(Instant before) {
        return database.write(
                handle -> handle.createUpdate("""
                        delete from budget
                        where reserved_at < :before and not (lasting and (failures > 0 or in_flight > 0))
                        """).bind("before", before).execute());
    }

    private static Update bound(Update update, Subject subject, Budget next) {
        return update.bind("slot", subject.slot())
                .bind("holder", holder(subject))
                .bind("epoch", next.epoch())
                .bind("failures", next.failures())
                .bind("inFlight", next.inFlight())
                .bind("reservedAt", next.reservedAt())
                .bind("opensAt", next.opensAt());
    }

    private static Optional<String> holder(Subject subject) {
        return subject.holder().map(Pseudonym::value);
    }

    private static Budget budget(RowView row) {
        return new Budget(
                row.getColumn("epoch", Long.class),
                row.getColumn("failures", Integer.class),
                row.getColumn("in_flight", Integer.class),
                row.getColumn("reserved_at", Instant.class),
                row.getColumn("opens_at", Instant.class));
    }
}
