package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditEntry.Result;
import io.portcullis.domain.audit.AuditPosition;
import io.portcullis.domain.audit.EventId;
import io.portcullis.domain.request.Origin;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that a store keeps what happened to the letter, shows an owner all of it and nobody else's, page by page, and
 * forgets what is old. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class AuditTrailContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;
    private static final Instant MICROSECOND_LATER = NOW.plusNanos(1000);
    private static final int ALL = 1000;

    @Test
    void an_account_to_which_nothing_happened_has_an_empty_trail() {
        added(samples.auditEntry(account()));

        assertThat(about(account())).isEmpty();
    }

    @Test
    void an_entry_comes_back_as_it_was_added() {
        AuditEntry entry = added(samples.auditEntry(account(), NOW));

        assertThat(about(entry))
                .as("an entry comes back whole, to the microsecond")
                .containsExactly(entry);
    }

    @Test
    void whatever_may_be_absent_stays_absent() {
        AuditEntry entry = added(new AuditEntry(
                new EventId(samples.uuid()),
                NOW,
                "sample.taken",
                Result.SUCCESS,
                Optional.of(account()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));

        assertThat(about(entry)).as("the server acts from nowhere").containsExactly(entry);
    }

    @ParameterizedTest
    @EnumSource
    void an_entry_tells_how_the_act_ended(Result result) {
        AuditEntry entry = added(entry("sample.taken", result, Optional.of("Sample/1.0"), Map.of()));

        assertThat(about(entry)).containsExactly(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.opened", "signing-key.added", "of.a_kind.that_only_a_node_to_come.writes"})
    void a_kind_may_be_one_that_nobody_knows_yet(String kind) {
        AuditEntry entry = added(entry(kind, Result.SUCCESS, Optional.of("Sample/1.0"), Map.of()));

        assertThat(about(entry))
                .as("a node reads what a newer one has written beside it")
                .containsExactly(entry);
    }

    @ParameterizedTest
    @MethodSource
    void details_keep_every_character(Map<String, String> details) {
        AuditEntry entry = added(entry("sample.taken", Result.SUCCESS, Optional.of("Sample/1.0"), details));

        assertThat(about(entry)).containsExactly(entry);
    }

    static Stream<Map<String, String>> details_keep_every_character() {
        return Stream.of(
                Map.of("", ""),
                Map.of("reason", "logged-out", "by_session", "0", "sessions_ended", "true", "null", "null"),
                Map.of("q̃", "👩🏽‍🚀 سلام", "ﷺ", "é", "🏰", "e\u0301", "Z", "z", "ä", "a"),
                Map.of("{\"}", "\"}, \\ \n\t\u0000 :colon ?mark 'quote' % _"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "👩🏽‍🚀 q̃ سلام", "O'Brien; -- % \\ \t"})
    void a_user_agent_keeps_every_character(String userAgent) {
        AuditEntry entry = added(entry("sample.taken", Result.SUCCESS, Optional.of(userAgent), Map.of()));

        assertThat(about(entry)).containsExactly(entry);
    }

    @Test
    void the_longest_user_agent_has_room() {
        String userAgent = "語".repeat(Origin.USER_AGENT_LENGTH);
        AuditEntry entry = added(entry("sample.taken", Result.SUCCESS, Optional.of(userAgent), Map.of()));

        assertThat(about(entry)).containsExactly(entry);
    }

    @Test
    void only_what_is_about_an_account_is_in_its_trail() {
        AuditEntry mine = added(samples.auditEntry(account()));
        AuditEntry foreign = added(samples.auditEntry(account()));
        AccountId actor = mine.actor().orElseThrow();

        assertThat(about(mine)).containsExactly(mine);
        assertThat(about(foreign)).containsExactly(foreign);
        assertThat(about(actor))
                .as("what somebody did to another's account is in the other's trail")
                .isEmpty();
    }

    @Test
    void an_entry_about_nobodys_account_is_in_nobodys_trail_and_kept() {
        AuditEntry mine = added(samples.auditEntry(account()));
        AuditEntry nobodys = added(new AuditEntry(
                new EventId(samples.uuid()),
                NOW,
                "sample.taken",
                Result.REFUSED,
                Optional.empty(),
                mine.actor(),
                mine.session(),
                mine.address(),
                mine.userAgent(),
                mine.requestId(),
                Map.of()));

        assertThat(about(mine)).doesNotContain(nobodys).hasSize(1);
        assertThat(auditTrail().sweep(MICROSECOND_LATER)).as("both were there").isEqualTo(2);
    }

    @Test
    void an_entry_needs_no_account_nor_session_that_is_there() {
        Account account = added(samples.account());
        AuditEntry ofThere = added(samples.auditEntry(account.id()));
        AuditEntry ofGone = added(samples.auditEntry(account()));

        assertThat(about(ofThere)).containsExactly(ofThere);
        assertThat(about(ofGone))
                .as("what happened stays true when those to whom it happened are gone")
                .containsExactly(ofGone);
    }

    @Test
    void the_newest_entry_comes_first_whenever_it_was_added() {
        AccountId account = account();
        AuditEntry middle = added(samples.auditEntry(account, NOW));
        AuditEntry newest = added(samples.auditEntry(account, MICROSECOND_LATER));
        AuditEntry oldest = added(samples.auditEntry(account, NOW.minusNanos(1000)));

        assertThat(about(account)).containsExactly(newest, middle, oldest);
    }

    @Test
    void entries_of_one_microsecond_come_by_their_ids_the_highest_first() {
        AccountId account = account();
        AuditEntry later = samples.auditEntry(account, MICROSECOND_LATER);
        List<AuditEntry> ascending = ofOneMicrosecond(account).toList();
        List<AuditEntry> shuffled =
                List.of(ascending.get(2), ascending.get(0), ascending.get(3), later, ascending.get(1));

        shuffled.forEach(this::added);

        assertThat(about(account))
                .as("ids are compared by their bytes, none of which is negative")
                .startsWith(later)
                .endsWith(ascending.reversed().toArray(AuditEntry[]::new));
    }

    /** With ids that differ in their first bit, in a middle one and in the last, in ascending order. */
    private Stream<AuditEntry> ofOneMicrosecond(AccountId account) {
        UUID one = samples.uuid();
        return Stream.of(
                        new UUID(0, one.getLeastSignificantBits()),
                        one,
                        new UUID(one.getMostSignificantBits(), one.getLeastSignificantBits() | 0x1000_0000),
                        new UUID(-1, one.getLeastSignificantBits()))
                .map(id -> withId(samples.auditEntry(account, NOW), id));
    }

    @Test
    void a_page_ends_at_its_limit() {
        AccountId account = account();
        AuditEntry first = added(samples.auditEntry(account, NOW));
        AuditEntry second = added(samples.auditEntry(account, MICROSECOND_LATER));

        assertThat(auditTrail().about(account, Optional.empty(), 1)).containsExactly(second);
        assertThat(auditTrail().about(account, Optional.empty(), 2)).containsExactly(second, first);
        assertThat(auditTrail().about(account, Optional.empty(), 3)).containsExactly(second, first);
    }

    @Test
    void whoever_turns_the_pages_reads_every_entry_once() {
        AccountId account = account();
        List<AuditEntry> ascending = IntStream.range(0, 9)
                .mapToObj(number -> added(samples.auditEntry(account, NOW.plusNanos(1000L * (number / 4)))))
                .toList();

        List<AuditEntry> read = new ArrayList<>(auditTrail().about(account, Optional.empty(), 2));
        while (read.size() < ascending.size()) {
            added(samples.auditEntry(account, NOW.plusSeconds(1)));
            added(samples.auditEntry(account(), NOW));
            List<AuditEntry> page =
                    auditTrail().about(account, Optional.of(read.getLast().position()), 2);
            assertThat(page).as("the trail goes on").isNotEmpty();
            read.addAll(page);
        }

        assertThat(read)
                .as("where a page ends within a microsecond the next one goes on, and what is new shifts nothing")
                .containsExactlyElementsOf(ascending.reversed());
    }

    @Test
    void a_page_goes_on_from_a_place_where_no_entry_stands() {
        AccountId account = account();
        AuditEntry older = added(samples.auditEntry(account, NOW));
        AuditPosition between = samples.auditEntry(account, NOW).position();
        AuditEntry newer = added(samples.auditEntry(account, NOW));

        assertThat(auditTrail().about(account, Optional.of(between), ALL))
                .as("the entry that ended the page before may have been swept")
                .containsExactly(older);
        assertThat(auditTrail().about(account, Optional.of(older.position()), ALL))
                .isEmpty();
        assertThat(auditTrail().about(account, Optional.of(after(newer)), ALL)).containsExactly(newer, older);
    }

    @Test
    void the_whole_trail_is_everybodys_the_newest_first() {
        AuditEntry old = added(samples.auditEntry(account(), NOW));
        AuditEntry young = added(samples.auditEntry(account(), MICROSECOND_LATER));

        assertThat(all(Optional.empty(), Optional.empty(), Optional.empty())).containsExactly(young, old);
        assertThat(all(Optional.empty(), Optional.empty(), Optional.of(young.position())))
                .containsExactly(old);
        assertThat(auditTrail().all(Optional.empty(), Optional.empty(), Optional.empty(), 1))
                .containsExactly(young);
    }

    @Test
    void the_whole_trail_is_narrowed_by_account_and_by_kind() {
        AccountId account = account();
        AuditEntry mine = added(samples.auditEntry(account, NOW));
        AuditEntry foreign = added(samples.auditEntry(account(), NOW));
        AuditEntry otherKind = added(entry("sample.t_ken", Result.SUCCESS, Optional.empty(), Map.of()));

        assertThat(all(Optional.of(account), Optional.empty(), Optional.empty()))
                .containsExactly(mine);
        assertThat(all(Optional.empty(), Optional.of("sample.taken"), Optional.empty()))
                .containsExactlyInAnyOrder(mine, foreign);
        assertThat(all(Optional.empty(), Optional.of("sample.t_ken"), Optional.empty()))
                .as("a kind is no pattern")
                .containsExactly(otherKind);
        assertThat(all(Optional.of(account), Optional.of("sample.t_ken"), Optional.empty()))
                .isEmpty();
        assertThat(all(Optional.of(account), Optional.of("sample.taken"), Optional.of(mine.position())))
                .isEmpty();
    }

    private List<AuditEntry> all(Optional<AccountId> account, Optional<String> kind, Optional<AuditPosition> before) {
        return auditTrail().all(account, kind, before, ALL);
    }

    @Test
    void sweeping_forgets_what_is_from_before_that_instant_and_nothing_else() {
        AccountId account = account();
        AuditEntry old = added(samples.auditEntry(account, NOW.minusNanos(1000)));
        added(samples.auditEntry(account(), NOW.minusSeconds(1)));
        AuditEntry kept = added(samples.auditEntry(account, NOW));

        assertThat(auditTrail().sweep(NOW)).isEqualTo(2);
        assertThat(about(account))
                .as("what happened at that very instant stays")
                .doesNotContain(old)
                .containsExactly(kept);
        assertThat(auditTrail().sweep(NOW)).as("a second broom finds nothing").isZero();
    }

    @Test
    void an_undone_block_leaves_no_entry() {
        AuditEntry entry = samples.auditEntry(account());

        transactions().run(transaction -> {
            added(entry);
            return transaction.undo("refused");
        });

        assertThat(about(entry)).as("nothing is told that didn't happen").isEmpty();
    }

    @Test
    void of_many_entries_at_once_all_are_kept() {
        AccountId account = account();

        List<AuditEntry> entries = Race.run(_ -> added(samples.auditEntry(account)));

        assertThat(about(account)).containsExactlyInAnyOrderElementsOf(entries);
    }

    /** None that has an account: the trail doesn't ask for one. */
    private AccountId account() {
        return new AccountId(samples.uuid());
    }

    private AuditEntry entry(String kind, Result result, Optional<String> userAgent, Map<String, String> details) {
        AuditEntry sample = samples.auditEntry(account());
        return new AuditEntry(
                sample.id(),
                sample.at(),
                kind,
                result,
                sample.account(),
                sample.actor(),
                sample.session(),
                sample.address(),
                userAgent,
                sample.requestId(),
                details);
    }

    private static AuditEntry withId(AuditEntry entry, UUID id) {
        return new AuditEntry(
                new EventId(id),
                entry.at(),
                entry.kind(),
                entry.result(),
                entry.account(),
                entry.actor(),
                entry.session(),
                entry.address(),
                entry.userAgent(),
                entry.requestId(),
                entry.details());
    }

    private static AuditPosition after(AuditEntry entry) {
        return new AuditPosition(entry.at().plusNanos(1000), entry.id());
    }

    private AuditEntry added(AuditEntry entry) {
        auditTrail().add(entry);
        return entry;
    }

    private List<AuditEntry> about(AuditEntry entry) {
        return about(entry.account().orElseThrow());
    }

    private List<AuditEntry> about(AccountId account) {
        return auditTrail().about(account, Optional.empty(), ALL);
    }
}
