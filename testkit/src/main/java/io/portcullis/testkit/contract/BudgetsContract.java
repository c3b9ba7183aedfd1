package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.DeviceId;
import io.portcullis.domain.throttle.Pseudonym;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Proves that a store keeps a budget a subject, lets it change only for whoever knows it as it is, keeps no more places
 * than there are slots, and forgets what lies idle. To hold a store to it, extend it and return that store, empty, from
 * {@link #stores}.
 */
public abstract class BudgetsContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;
    private static final Budget SEEN = new Budget(1, 2, 3, NOW, NOW.plusNanos(1000));
    private static final Budget NEXT = new Budget(2, 0, 1, NOW.plusSeconds(5), NOW.plusSeconds(6));

    @ParameterizedTest
    @MethodSource("subjects")
    void an_untouched_subject_has_no_budget(Subject subject) {
        assertThat(budgets().find(subject)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_budget_comes_back_as_it_was_given_and_as_it_was_changed(Subject subject) {
        assertThat(budgets().exchange(subject, Optional.empty(), SEEN)).isTrue();
        assertThat(budgets().find(subject))
                .as("a budget comes back whole, to the microsecond")
                .contains(SEEN);

        assertThat(budgets().exchange(subject, Optional.of(SEEN), NEXT)).isTrue();
        assertThat(budgets().find(subject)).contains(NEXT);
    }

    @ParameterizedTest
    @MethodSource
    void every_budget_has_room(Budget budget) {
        Subject subject = stranger();

        assertThat(budgets().exchange(subject, Optional.empty(), budget)).isTrue();
        assertThat(budgets().find(subject)).contains(budget);
        assertThat(budgets().exchange(subject, Optional.of(budget), NEXT))
                .as("it is known again")
                .isTrue();
    }

    static Stream<Budget> every_budget_has_room() {
        return Stream.of(
                Budget.UNTOUCHED,
                new Budget(0, 0, 0, NOW, Instant.EPOCH.minusNanos(1000)),
                new Budget(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, NOW, NOW));
    }

    @Test
    void each_subject_has_a_budget_of_its_own() {
        List<Subject> subjects = subjects().toList();
        List<Budget> budgets = IntStream.range(0, subjects.size())
                .mapToObj(number -> new Budget(0, number, 0, NOW, NOW))
                .toList();

        for (int i = 0; i < subjects.size(); i++) {
            given(subjects.get(i), budgets.get(i));
        }

        assertThat(subjects.stream().map(subject -> budgets().find(subject).orElseThrow()))
                .as("one who is an account, a device, a session, an address and a network is five")
                .containsExactlyElementsOf(budgets);
        assertThat(budgets().exchange(subjects.getFirst(), Optional.of(budgets.getFirst()), NEXT))
                .isTrue();
        assertThat(subjects.stream()
                        .skip(1)
                        .map(subject -> budgets().find(subject).orElseThrow()))
                .as("a change of one is a change of no other")
                .containsExactlyElementsOf(budgets.subList(1, budgets.size()));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_subject_that_has_a_budget_is_given_no_first_one(Subject subject) {
        given(subject, SEEN);

        assertThat(budgets().exchange(subject, Optional.empty(), NEXT)).isFalse();
        assertThat(budgets().find(subject))
                .as("else whoever comes at the same time would find nothing spent")
                .contains(SEEN);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_subject_that_has_none_has_none_to_change(Subject subject) {
        assertThat(budgets().exchange(subject, Optional.of(SEEN), NEXT)).isFalse();
        assertThat(budgets().exchange(subject, Optional.of(Budget.UNTOUCHED), NEXT))
                .as("no budget and an untouched one are two things to the store")
                .isFalse();
        assertThat(budgets().find(subject)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void a_budget_is_not_changed_where_it_is_another_than_the_one_seen(Budget other) {
        Subject subject = stranger();
        given(subject, SEEN);

        assertThat(budgets().exchange(subject, Optional.of(other), NEXT)).isFalse();
        assertThat(budgets().find(subject))
                .as("a change made from what is no more would take back what others spent meanwhile")
                .contains(SEEN);
    }

    static Stream<Budget> a_budget_is_not_changed_where_it_is_another_than_the_one_seen() {
        Instant reservedAt = SEEN.reservedAt();
        Instant opensAt = SEEN.opensAt();
        return Stream.of(
                new Budget(2, 2, 3, reservedAt, opensAt),
                new Budget(1, 1, 3, reservedAt, opensAt),
                new Budget(1, 2, 2, reservedAt, opensAt),
                new Budget(1, 2, 3, reservedAt.plusNanos(1000), opensAt),
                new Budget(1, 2, 3, reservedAt, opensAt.minusNanos(1000)));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void a_place_has_one_holder_and_the_last_to_come_gets_it(Subject first, Subject second) {
        given(first, SEEN);

        assertThat(budgets().find(second))
                .as("what the holder spent is nothing to whoever shares the place")
                .isEmpty();
        assertThat(budgets().exchange(second, Optional.of(SEEN), NEXT))
                .as("nor can they change it")
                .isFalse();
        assertThat(budgets().exchange(second, Optional.empty(), NEXT))
                .as("but they may take the place")
                .isTrue();
        assertThat(budgets().find(second)).contains(NEXT);
        assertThat(budgets().find(first)).as("then the first has none").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void whoever_lost_a_place_changes_nothing_in_it_and_may_take_it_back(Subject first, Subject second) {
        given(first, SEEN);
        given(second, SEEN);

        assertThat(budgets().exchange(first, Optional.of(SEEN), NEXT)).isFalse();
        assertThat(budgets().find(second)).as("equal as they were").contains(SEEN);

        assertThat(budgets().exchange(first, Optional.empty(), NEXT)).isTrue();
        assertThat(budgets().find(first)).contains(NEXT);
        assertThat(budgets().find(second)).isEmpty();
    }

    static Stream<List<Subject>> sharers() {
        Pseudonym one = pseudonym("5a1e", "0");
        Pseudonym other = pseudonym("5a1e", "f");
        return Stream.of(
                List.of(new Subject.Nobody(one), new Subject.Nobody(other)),
                List.of(new Subject.Client(Act.LOGIN, one), new Subject.Client(Act.LOGIN, other)));
    }

    static Stream<Object[]> neighbours() {
        return sharers().map(List::toArray);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void of_many_first_budgets_at_once_one_is_given(Subject subject) {
        assertOneWins(subject, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void of_many_changes_of_one_budget_one_succeeds(Subject subject) {
        given(subject, SEEN);

        assertOneWins(subject, Optional.of(SEEN));
    }

    private void assertOneWins(Subject subject, Optional<Budget> seen) {
        List<Boolean> came = Race.run(number -> budgets().exchange(subject, seen, rival(number)));

        assertThat(Collections.frequency(came, true))
                .as("of all who try at once one is admitted; the others decide again")
                .isEqualTo(1);
        assertThat(budgets().find(subject))
                .as("the budget is the one whose maker was told so")
                .contains(rival(came.indexOf(true)));
    }

    @Test
    void of_many_who_take_a_place_at_once_one_holds_it() {
        List<Subject> rivals = IntStream.range(0, Race.RUNNERS)
                .<Subject>mapToObj(number -> new Subject.Nobody(pseudonym("5a1e", "%02x".formatted(number))))
                .toList();

        List<Boolean> came =
                Race.run(number -> budgets().exchange(rivals.get(number), Optional.empty(), rival(number)));

        assertThat(came).as("each took it from whoever had it").doesNotContain(false);
        assertThat(IntStream.range(0, Race.RUNNERS)
                        .filter(number -> budgets().find(rivals.get(number)).equals(Optional.of(rival(number)))))
                .as("the last has it, with what they spent and nobody else's")
                .hasSize(1);
        assertThat(rivals.stream().filter(rival -> budgets().find(rival).isPresent()))
                .hasSize(1);
    }

    @Test
    void a_change_waits_for_one_in_flight_and_loses_to_it() {
        Subject subject = stranger();
        given(subject, SEEN);

        boolean exchanged = overlap(
                () -> budgets().exchange(subject, Optional.of(SEEN), NEXT),
                () -> budgets().exchange(subject, Optional.of(SEEN), rival(1)));

        assertThat(budgets().find(subject)).contains(NEXT);
        assertThat(exchanged).isFalse();
    }

    @Test
    void a_first_budget_waits_for_one_in_flight_and_loses_to_it() {
        Subject subject = stranger();

        boolean exchanged = overlap(
                () -> budgets().exchange(subject, Optional.empty(), NEXT),
                () -> budgets().exchange(subject, Optional.empty(), rival(1)));

        assertThat(budgets().find(subject)).contains(NEXT);
        assertThat(exchanged).isFalse();
    }

    @Test
    void a_change_that_came_to_nothing_is_in_nobodys_way() {
        Subject subject = stranger();
        given(subject, SEEN);

        boolean exchanged = Race.overlap(
                pause -> transactions().run(transaction -> {
                    budgets().exchange(subject, Optional.of(SEEN), NEXT);
                    pause.run();
                    return transaction.undo("refused");
                }),
                () -> budgets().exchange(subject, Optional.of(SEEN), rival(1)));

        assertThat(budgets().find(subject)).contains(rival(1));
        assertThat(exchanged).isTrue();
    }

    @Test
    void an_undone_block_leaves_budgets_as_they_were() {
        Subject spent = stranger();
        Subject untouched = stranger();
        given(spent, SEEN);

        transactions().run(transaction -> {
            budgets().exchange(spent, Optional.of(SEEN), NEXT);
            given(untouched, NEXT);
            return transaction.undo("refused");
        });

        assertThat(budgets().find(spent)).contains(SEEN);
        assertThat(budgets().find(untouched)).isEmpty();
    }

    @Test
    void a_place_that_was_taken_in_an_undone_block_is_its_holders_still() {
        List<Subject> sharers = sharers().findFirst().orElseThrow();
        given(sharers.getFirst(), SEEN);

        transactions().run(transaction -> {
            given(sharers.getLast(), NEXT);
            return transaction.undo("refused");
        });

        assertThat(budgets().find(sharers.getFirst())).contains(SEEN);
        assertThat(budgets().find(sharers.getLast())).isEmpty();
    }

    @Test
    void sweeping_forgets_what_lay_idle_since_that_instant_and_nothing_else() {
        Subject idle = device();
        Subject busy = device();
        Instant idleSince = NOW.minusNanos(1000);
        given(idle, new Budget(9, 9, 9, idleSince, NOW.plusSeconds(1)));
        given(busy, new Budget(0, 0, 0, NOW, NOW.minusSeconds(1)));

        assertThat(budgets().sweep(NOW)).isEqualTo(1);
        assertThat(budgets().find(idle))
                .as("who waited so long has waited enough, whatever is in flight or barred")
                .isEmpty();
        assertThat(budgets().find(busy))
                .as("who reserved at that very instant stays")
                .isPresent();
        assertThat(budgets().sweep(NOW)).as("a second broom finds nothing").isZero();
    }

    @Test
    void a_lasting_subjects_failures_are_never_forgotten_for_lying_idle() {
        Subject guessed = stranger();
        Subject tried = stranger();
        Subject right = stranger();
        Subject passing = device();
        given(guessed, new Budget(0, 1, 0, Instant.EPOCH, Instant.EPOCH));
        given(tried, new Budget(0, 0, 1, Instant.EPOCH, Instant.EPOCH));
        given(right, new Budget(1, 0, 0, Instant.EPOCH, Instant.EPOCH));
        given(passing, new Budget(0, 1, 1, Instant.EPOCH, Instant.EPOCH));

        assertThat(budgets().sweep(NOW)).isEqualTo(2);
        assertThat(budgets().find(guessed))
                .as("who guesses once a week at one account must not start afresh each week")
                .isPresent();
        assertThat(budgets().find(tried))
                .as("a check that never came back has failed")
                .isPresent();
        assertThat(budgets().find(right)).as("there is nothing to remember").isEmpty();
        assertThat(budgets().find(passing)).as("others' failures pass").isEmpty();
    }

    @Test
    void whoever_was_swept_begins_afresh() {
        Subject subject = device();
        given(subject, SEEN);
        budgets().sweep(NOW.plusSeconds(1));

        assertThat(budgets().exchange(subject, Optional.of(SEEN), NEXT)).isFalse();
        assertThat(budgets().exchange(subject, Optional.empty(), NEXT)).isTrue();
        assertThat(budgets().find(subject)).contains(NEXT);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_removed_budget_begins_afresh_whatever_was_spent(Subject subject) {
        given(subject, new Budget(7, 100, 5, NOW, NOW.plusSeconds(3600)));

        budgets().remove(List.of(subject));

        assertThat(budgets().find(subject)).isEmpty();
        assertThat(budgets().exchange(subject, Optional.of(SEEN), NEXT)).isFalse();
        assertThat(budgets().exchange(subject, Optional.empty(), NEXT)).isTrue();
    }

    @Test
    void those_who_are_named_lose_their_budgets_and_nobody_else() {
        List<Subject> subjects = subjects().toList();
        subjects.forEach(subject -> given(subject, SEEN));
        List<Subject> removed = List.of(subjects.getFirst(), stranger(), subjects.getLast());

        budgets().remove(removed);
        budgets().remove(List.of());

        assertThat(subjects.stream().filter(subject -> budgets().find(subject).isEmpty()))
                .as("of one who is many subjects, each is removed by its own name; who has no budget may be named too")
                .containsExactly(subjects.getFirst(), subjects.getLast());
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void whoever_lost_their_place_takes_nothing_of_the_present_holders(Subject first, Subject second) {
        given(first, SEEN);
        given(second, NEXT);

        budgets().remove(List.of(first));

        assertThat(budgets().find(second))
                .as("a place is removed for its holder alone, or a neighbour's failures could be wiped out")
                .contains(NEXT);
    }

    /** One of each kind, all of the same identifier or pseudonym; none has an account, a session or a device. */
    static Stream<Subject> subjects() {
        UUID id = new Samples().uuid();
        Pseudonym pseudonym = pseudonym("5a1e", "1");
        return Stream.concat(
                Stream.of(
                        new Subject.Stranger(new AccountId(id)),
                        new Subject.Device(new DeviceId(id)),
                        new Subject.AskedAgain(new SessionId(id)),
                        new Subject.Nobody(pseudonym)),
                Stream.of(Act.values()).map(act -> new Subject.Client(act, pseudonym)));
    }

    /** Shares its place with all that begin with the same four digits. */
    private static Pseudonym pseudonym(String slot, String digits) {
        return new Pseudonym(slot + digits.repeat(60 / digits.length()));
    }

    private Subject stranger() {
        return new Subject.Stranger(new AccountId(samples.uuid()));
    }

    private Subject device() {
        return new Subject.Device(new DeviceId(samples.uuid()));
    }

    private static Budget rival(int number) {
        return new Budget(0, number, 1, NOW, NOW);
    }

    private void given(Subject subject, Budget budget) {
        assertThat(budgets().exchange(subject, Optional.empty(), budget)).isTrue();
    }
}
