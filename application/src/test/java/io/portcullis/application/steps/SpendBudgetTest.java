package io.portcullis.application.steps;

import static io.portcullis.application.Hexagon.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.DeviceId;
import io.portcullis.domain.throttle.Settlement;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendBudgetTest {

    private static final Subject SUBJECT = new Subject.Device(new DeviceId(new Samples().uuid()));

    private final Hexagon hexagon = new Hexagon();
    private final Budgets budgets = hexagon.world.budgets();
    private final SpendBudget undisturbed = over(budgets);

    /** The same budgets, between whose being seen and being exchanged something else happens. */
    private final class Overtaken implements Budgets {

        private final Deque<Runnable> events = new ArrayDeque<>();

        @Override
        public Optional<Budget> find(Subject subject) {
            return budgets.find(subject);
        }

        @Override
        public boolean exchange(Subject subject, Optional<Budget> seen, Budget next) {
            Optional.ofNullable(events.poll()).ifPresent(Runnable::run);
            return budgets.exchange(subject, seen, next);
        }

        @Override
        public int sweep(Instant before) {
            return budgets.sweep(before);
        }
    }

    private final Overtaken overtaken = new Overtaken();
    private final SpendBudget slow = over(overtaken);

    @Test
    void whoever_loses_a_race_for_the_last_try_is_not_admitted() {
        for (int i = 0; i < 4; i++) {
            fail(undisturbed);
        }
        overtaken.events.add(() -> reserved(undisturbed));

        assertThat(slow.reserve(SUBJECT)).isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void whoever_loses_a_race_for_one_of_several_tries_gets_the_next() {
        overtaken.events.add(() -> fail(undisturbed));
        overtaken.events.add(() -> fail(undisturbed));

        reserved(slow);

        assertThat(budgets.find(SUBJECT)).hasValueSatisfying(budget -> {
            assertThat(budget.failures()).isEqualTo(2);
            assertThat(budget.inFlight()).isEqualTo(1);
        });
    }

    @Test
    void a_failure_is_counted_though_others_were_faster() {
        Reservation reservation = reserved(slow);
        overtaken.events.add(() -> fail(undisturbed));
        overtaken.events.add(() -> fail(undisturbed));

        slow.settle(reservation, Settlement.WRONG);

        assertThat(budgets.find(SUBJECT)).hasValueSatisfying(budget -> {
            assertThat(budget.failures()).isEqualTo(3);
            assertThat(budget.inFlight()).isZero();
        });
    }

    @Test
    void a_failure_that_was_forgiven_meanwhile_is_not_counted() {
        Reservation wrong = reserved(slow);
        Reservation right = reserved(undisturbed);
        overtaken.events.add(() -> undisturbed.settle(right, Settlement.RIGHT));

        slow.settle(wrong, Settlement.WRONG);

        assertThat(budgets.find(SUBJECT))
                .hasValueSatisfying(budget -> assertThat(budget.failures()).isZero());
    }

    @Test
    void a_budget_that_was_forgotten_meanwhile_needs_no_settling() {
        Reservation reservation = reserved(undisturbed);
        budgets.sweep(hexagon.clock.instant().plusSeconds(1));

        undisturbed.settle(reservation, Settlement.WRONG);

        assertThat(budgets.find(SUBJECT)).isEmpty();
    }

    @Test
    void where_nothing_is_limited_nothing_is_kept() {
        SpendBudget unlimited = new SpendBudget(budgets, hexagon.pseudonyms, Optional.empty(), hexagon.clock);
        for (int i = 0; i < 100; i++) {
            fail(unlimited);
        }

        assertThat(budgets.find(SUBJECT)).isEmpty();
    }

    private SpendBudget over(Budgets kept) {
        return new SpendBudget(kept, hexagon.pseudonyms, Optional.of(LIMITS), hexagon.clock);
    }

    private static void fail(SpendBudget spendBudget) {
        spendBudget.settle(reserved(spendBudget), Settlement.WRONG);
    }

    private static Reservation reserved(SpendBudget spendBudget) {
        SpendBudget.Outcome outcome = spendBudget.reserve(SUBJECT);
        return switch (outcome) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) -> reservation;
            case SpendBudget.Outcome.Throttled _ -> throw new AssertionError(outcome);
        };
    }
}
