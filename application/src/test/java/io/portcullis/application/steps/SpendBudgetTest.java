package io.portcullis.application.steps;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.DeviceId;
import io.portcullis.domain.throttle.MailCap;
import io.portcullis.domain.throttle.Settlement;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.fake.FakePseudonyms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendBudgetTest {

    private static final Subject SUBJECT = new Subject.Device(new DeviceId(new Samples().uuid()));

    private static final Subject MAILED = new Subject.Mailed(MailCap.MINUTE, new FakePseudonyms().ofEmail(ADA));

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
        public void remove(Collection<? extends Subject> subjects) {
            budgets.remove(subjects);
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

        assertThat(slow.reserve(List.of(SUBJECT))).isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(1)));
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
    void a_try_counts_for_all_its_subjects_or_for_none() {
        Subject other = new Subject.Device(new DeviceId(new UUID(1, 2)));
        for (int i = 0; i < 5; i++) {
            fail(undisturbed);
        }

        assertThat(undisturbed.reserve(List.of(other, SUBJECT)))
                .isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(1)));
        assertThat(budgets.find(other)).as("nothing was written").isEmpty();
    }

    @Test
    void the_longest_of_several_waits_is_told() {
        Subject other = new Subject.Device(new DeviceId(new UUID(1, 2)));
        for (int i = 0; i < 5; i++) {
            fail(undisturbed);
            undisturbed.settle(reserved(undisturbed, other), Settlement.WRONG);
        }
        hexagon.clock.pass(Duration.ofSeconds(1));
        undisturbed.settle(reserved(undisturbed, other), Settlement.WRONG);
        fail(undisturbed);
        hexagon.clock.pass(Duration.ofSeconds(2));
        undisturbed.settle(reserved(undisturbed, other), Settlement.WRONG);
        fail(undisturbed);
        hexagon.clock.pass(Duration.ofSeconds(4));
        undisturbed.settle(reserved(undisturbed, other), Settlement.WRONG);
        hexagon.clock.pass(Duration.ofSeconds(4));
        fail(undisturbed);

        assertThat(undisturbed.reserve(List.of(SUBJECT, other)))
                .isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(8)));
        assertThat(undisturbed.reserve(List.of(other, SUBJECT)))
                .isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(8)));
    }

    @Test
    void whoever_loses_a_race_for_one_subject_gives_the_others_back() {
        Subject other = new Subject.Device(new DeviceId(new UUID(1, 2)));
        for (int i = 0; i < 4; i++) {
            fail(undisturbed);
        }
        overtaken.events.add(() -> {});
        overtaken.events.add(() -> fail(undisturbed));

        assertThat(slow.reserve(List.of(other, SUBJECT)))
                .isEqualTo(new SpendBudget.Outcome.Throttled(Duration.ofSeconds(1)));
        assertThat(budgets.find(other)).hasValueSatisfying(budget -> {
            assertThat(budget.inFlight()).isZero();
            assertThat(budget.failures()).isZero();
        });
    }

    @Test
    void whoever_loses_a_race_for_the_last_unseen_try_is_not_admitted() {
        overtaken.events.add(
                () -> assertThat(undisturbed.spendUnseen(List.of(MAILED))).isTrue());

        assertThat(slow.spendUnseen(List.of(MAILED))).isFalse();
        hexagon.clock.pass(Duration.ofMinutes(1));
        assertThat(undisturbed.spendUnseen(List.of(MAILED)))
                .as("the loser has spent nothing of the next minute")
                .isTrue();
    }

    @Test
    void an_unseen_try_that_one_subject_refuses_costs_no_other_anything() {
        Subject other = new Subject.Mailed(MailCap.HOUR, hexagon.pseudonyms.ofEmail(ADA));
        assertThat(undisturbed.spendUnseen(List.of(MAILED))).isTrue();
        for (int i = 0; i < 9; i++) {
            assertThat(undisturbed.spendUnseen(List.of(MAILED, other))).isFalse();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(undisturbed.spendUnseen(List.of(other))).isTrue();
        }
        assertThat(undisturbed.spendUnseen(List.of(other))).isFalse();
    }

    @Test
    void the_failure_that_closes_a_budget_is_told_and_no_other() {
        for (int i = 1; i <= 100; i++) {
            hexagon.clock.pass(Duration.ofHours(1));
            assertThat(undisturbed.settle(reserved(undisturbed), Settlement.WRONG))
                    .isEqualTo(i == 100 ? List.of(SUBJECT) : List.of());
        }
    }

    @Test
    void where_nothing_is_limited_nothing_is_kept() {
        SpendBudget unlimited = new SpendBudget(budgets, hexagon.pseudonyms, Optional.empty(), hexagon.clock);
        for (int i = 0; i < 100; i++) {
            fail(unlimited);
        }
        assertThat(unlimited.spendUnseen(List.of(MAILED))).isTrue();
        assertThat(unlimited.spendUnseen(List.of(MAILED))).isTrue();

        assertThat(budgets.find(SUBJECT)).isEmpty();
    }

    private SpendBudget over(Budgets kept) {
        return new SpendBudget(kept, hexagon.pseudonyms, Optional.of(LIMITS), hexagon.clock);
    }

    private static void fail(SpendBudget spendBudget) {
        spendBudget.settle(reserved(spendBudget), Settlement.WRONG);
    }

    private static Reservation reserved(SpendBudget spendBudget) {
        return reserved(spendBudget, SUBJECT);
    }

    private static Reservation reserved(SpendBudget spendBudget, Subject subject) {
        SpendBudget.Outcome outcome = spendBudget.reserve(List.of(subject));
        return switch (outcome) {
            case SpendBudget.Outcome.Admitted(Reservation reservation) -> reservation;
            case SpendBudget.Outcome.Throttled _ -> throw new AssertionError(outcome);
        };
    }
}
