package io.portcullis.application.administration;

import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.DeleteAccount;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.audit.ListEvents;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ada administers, and acts on Eve; what she does counts at once, stands in the trail, and can't leave nobody in charge. */
class AdministrationTest {

    private static final EmailAddress EVE = email("eve@example.org");
    private static final SuspensionReason REASON =
            SuspensionReason.parse("three complaints").ifValid().orElseThrow();
    private static final AccountId NOBODY = new AccountId(new UUID(1, 1));

    private final Hexagon hexagon = new Hexagon();
    private Caller ada;
    private TokenSet eve;

    @BeforeEach
    void live() {
        Account registered = hexagon.registered();
        assertThat(hexagon.world.accounts().assign(registered.id(), Set.of(Role.values())))
                .isNotNull();
        ada = hexagon.caller(hexagon.loggedIn());
        hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(EVE, newPassword(PASSWORD), Optional.empty(), ORIGIN));
        hexagon.clock.pass(Duration.ofSeconds(2));
        eve = loggedIn(EVE);
        hexagon.clock.pass(Duration.ofSeconds(2));
    }

    @Test
    void a_role_counts_with_the_next_request_whatever_the_token_says() {
        assertThat(hexagon.caller(eve).may(Permission.READ_ACCOUNTS)).isFalse();

        assertThat(assign(eveId(), Role.values())).isInstanceOf(AssignRoles.Outcome.Assigned.class);
        assertThat(hexagon.caller(eve).may(Permission.READ_ACCOUNTS)).isTrue();
        assertTold("account.roles-changed", Map.of("roles", "admin,user"));

        assign(eveId(), Role.USER);
        assertThat(hexagon.caller(eve).may(Permission.READ_ACCOUNTS))
                .as("no role outlives its demotion")
                .isFalse();
        assertTold("account.roles-changed", Map.of("roles", "user"));
    }

    @Test
    void what_the_operator_does_has_no_actor_and_comes_from_nowhere() {
        Authority operator = new Authority.Operator();
        hexagon.administration.assignRoles().handle(new AssignRoles.Command(operator, eveId(), Set.of(Role.values())));
        hexagon.clock.pass(Duration.ofSeconds(2));
        hexagon.administration.suspendAccount().handle(new SuspendAccount.Command(operator, eveId(), REASON));
        hexagon.clock.pass(Duration.ofSeconds(2));
        hexagon.administration.reinstateAccount().handle(new ReinstateAccount.Command(operator, eveId()));

        List<AuditEntry> all = hexagon.world.auditTrail().all();
        assertThat(all.subList(all.size() - 3, all.size()))
                .allSatisfy(entry -> {
                    assertThat(entry.account()).contains(eveId());
                    assertThat(entry.actor()).isEmpty();
                    assertThat(entry.address()).isEmpty();
                })
                .extracting(AuditEntry::kind)
                .containsExactly("account.roles-changed", "account.suspended", "account.reinstated");
    }

    @Test
    void what_is_so_already_is_no_event() {
        assign(eveId(), Role.USER);
        reinstate();

        assertThat(hexagon.trail(eveId())).containsExactly("session.opened", "account.registered");
    }

    @Test
    void a_suspension_ends_every_session_and_lets_nobody_in() {
        TokenSet other = loggedIn(EVE);
        hexagon.clock.pass(Duration.ofSeconds(2));

        assertThat(suspend(eveId())).isEqualTo(new SuspendAccount.Outcome.Suspended());
        assertTold("account.suspended", Map.of("reason", "three complaints", "sessions_ended", "2"));

        assertThat(hexagon.authenticate(eve)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.authenticate(other)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.logIn(EVE, PASSWORD)).isInstanceOf(LogIn.Outcome.Refused.class);
        assertThat(hexagon.world.sessions().live(eveId(), hexagon.clock.instant()))
                .isEmpty();
    }

    @Test
    void whoever_is_reinstated_logs_in_afresh() {
        suspend(eveId());
        hexagon.clock.pass(Duration.ofSeconds(2));

        assertThat(reinstate()).isEqualTo(new ReinstateAccount.Outcome.Reinstated());
        assertTold("account.reinstated", Map.of());

        assertThat(hexagon.authenticate(eve))
                .as("what a suspension ended stays ended")
                .isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.logIn(EVE, PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void a_second_suspension_changes_nothing() {
        suspend(eveId());
        Account barred = hexagon.world.accounts().find(eveId()).orElseThrow();

        assertThat(suspend(eveId())).isEqualTo(new SuspendAccount.Outcome.Suspended());

        assertThat(hexagon.world.accounts().find(eveId())).contains(barred);
        assertThat(hexagon.trail(eveId())).containsOnlyOnce("account.suspended");
    }

    @Test
    void ending_the_sessions_of_somebody_leaves_them_free_to_come_back() {
        assertThat(endSessions(eveId())).isEqualTo(new EndAccountSessions.Outcome.Ended());
        assertTold("session.all-revoked", Map.of("sessions_ended", "1"));

        assertThat(hexagon.authenticate(eve)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(hexagon.logIn(EVE, PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void an_erased_account_is_gone_and_its_trail_says_who_did_it() {
        assertThat(erase(eveId())).isEqualTo(new EraseAccount.Outcome.Erased());
        assertTold("account.deleted", Map.of());

        assertThat(hexagon.world.accounts().find(eveId())).isEmpty();
        assertThat(hexagon.authenticate(eve)).isInstanceOf(Authenticate.Outcome.Refused.class);
        assertThat(erase(eveId())).isEqualTo(new EraseAccount.Outcome.NotFound());
    }

    @Test
    void the_last_active_administrator_is_neither_demoted_nor_suspended_nor_deleted() {
        AccountId self = ada.account().id();
        int before = hexagon.world.auditTrail().all().size();

        assertThat(assign(self, Role.USER)).isEqualTo(new AssignRoles.Outcome.LastAdmin());
        assertThat(suspend(self)).isEqualTo(new SuspendAccount.Outcome.LastAdmin());
        assertThat(erase(self)).isEqualTo(new EraseAccount.Outcome.LastAdmin());
        assertThat(hexagon.owner
                        .deleteAccount()
                        .handle(new DeleteAccount.Command(ada, PresentedPassword.of(PASSWORD), ORIGIN)))
                .as("nor by its own hand")
                .isEqualTo(new DeleteAccount.Outcome.LastAdmin());

        assertThat(hexagon.world.accounts().find(self)).contains(ada.account());
        assertThat(hexagon.world.sessions().live(self, hexagon.clock.instant())).hasSize(1);
        assertThat(hexagon.world.auditTrail().all()).hasSize(before);
    }

    @Test
    void an_administrator_can_go_once_there_is_another() {
        assign(eveId(), Role.ADMIN);

        assertThat(erase(ada.account().id())).isEqualTo(new EraseAccount.Outcome.Erased());
        assertThat(suspend(eveId())).isEqualTo(new SuspendAccount.Outcome.LastAdmin());
    }

    @Test
    void nobody_can_be_changed_who_isnt_there() {
        assertThat(assign(NOBODY, Role.USER)).isEqualTo(new AssignRoles.Outcome.NotFound());
        assertThat(suspend(NOBODY)).isEqualTo(new SuspendAccount.Outcome.NotFound());
        assertThat(endSessions(NOBODY)).isEqualTo(new EndAccountSessions.Outcome.NotFound());
        assertThat(erase(NOBODY)).isEqualTo(new EraseAccount.Outcome.NotFound());
        assertThat(show(NOBODY)).isEqualTo(new ShowAccount.Outcome.NotFound());
        assertThat(hexagon.administration
                        .reinstateAccount()
                        .handle(new ReinstateAccount.Command(new Authority.Administrator(ada, ORIGIN), NOBODY)))
                .isEqualTo(new ReinstateAccount.Outcome.NotFound());
        assertThat(hexagon.trail(NOBODY)).isEmpty();
    }

    @Test
    void whoever_is_looked_at_can_see_that_they_were() {
        assertThat(show(eveId())).isEqualTo(new ShowAccount.Outcome.Shown(eve.account()));

        assertTold("account.read", Map.of());
    }

    @Test
    void pages_of_accounts_follow_one_another() {
        List<Account> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ListAccounts.Outcome.Listed page = listed(accounts(Optional.empty(), 1, cursor));
            assertThat(page.accounts()).hasSize(1);
            read.addAll(page.accounts());
            cursor = page.next().map(Sealed::reveal);
        } while (cursor.isPresent());

        assertThat(read).extracting(Account::id).containsExactly(ada.account().id(), eveId());
        assertThat(accounts(Optional.empty(), 1, Optional.of("pac1.")))
                .isEqualTo(new ListAccounts.Outcome.UnknownCursor());
    }

    @Test
    void an_account_is_listed_by_its_address() {
        assertThat(listed(accounts(Optional.of(email("EVE@example.org")), 9, Optional.empty()))
                        .accounts())
                .containsExactly(eve.account());
        assertThat(listed(accounts(Optional.of(email("grace@example.org")), 9, Optional.empty()))
                        .accounts())
                .isEmpty();
    }

    @Test
    void pages_of_everybodys_events_follow_one_another_and_each_look_is_an_event() {
        List<AuditEntry> before = hexagon.world.auditTrail().all().reversed();
        List<AuditEntry> read = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ReadTrail.Outcome.Listed page = read(Optional.empty(), Optional.empty(), 3, cursor);
            read.addAll(page.events());
            cursor = page.next().map(Sealed::reveal);
        } while (cursor.isPresent());

        assertThat(read).isEqualTo(before);
        assertThat(hexagon.world.auditTrail().all().getLast().kind()).isEqualTo("event.listed");
    }

    @Test
    void events_are_narrowed_by_account_and_kind() {
        assertThat(read(Optional.of(eveId()), Optional.empty(), 9, Optional.empty())
                        .events())
                .extracting(AuditEntry::kind)
                .containsExactly("session.opened", "account.registered");
        assertThat(read(Optional.empty(), Optional.of("account.registered"), 9, Optional.empty())
                        .events())
                .hasSize(2);
    }

    @Test
    void a_cursor_of_one_list_is_none_of_the_other() {
        String everybodys = read(Optional.empty(), Optional.empty(), 1, Optional.empty())
                .next()
                .orElseThrow()
                .reveal();

        assertThat(hexagon.audit.listEvents().handle(new ListEvents.Query(ada, 1, Optional.of(everybodys))))
                .isEqualTo(new ListEvents.Outcome.UnknownCursor());
        assertThat(hexagon.administration
                        .readTrail()
                        .handle(new ReadTrail.Query(
                                ada, Optional.empty(), Optional.empty(), 1, Optional.of("ptc1."), ORIGIN)))
                .isEqualTo(new ReadTrail.Outcome.UnknownCursor());
    }

    private AccountId eveId() {
        return eve.account().id();
    }

    private AssignRoles.Outcome assign(AccountId account, Role... roles) {
        return hexagon.administration
                .assignRoles()
                .handle(new AssignRoles.Command(new Authority.Administrator(ada, ORIGIN), account, Set.of(roles)));
    }

    private SuspendAccount.Outcome suspend(AccountId account) {
        return hexagon.administration
                .suspendAccount()
                .handle(new SuspendAccount.Command(new Authority.Administrator(ada, ORIGIN), account, REASON));
    }

    private ReinstateAccount.Outcome reinstate() {
        return hexagon.administration
                .reinstateAccount()
                .handle(new ReinstateAccount.Command(new Authority.Administrator(ada, ORIGIN), eveId()));
    }

    private EndAccountSessions.Outcome endSessions(AccountId account) {
        return hexagon.administration.endAccountSessions().handle(new EndAccountSessions.Command(ada, account, ORIGIN));
    }

    private EraseAccount.Outcome erase(AccountId account) {
        return hexagon.administration.eraseAccount().handle(new EraseAccount.Command(ada, account, ORIGIN));
    }

    private ShowAccount.Outcome show(AccountId account) {
        return hexagon.administration.showAccount().handle(new ShowAccount.Query(ada, account, ORIGIN));
    }

    private ListAccounts.Outcome accounts(Optional<EmailAddress> email, int limit, Optional<String> after) {
        return hexagon.administration.listAccounts().handle(new ListAccounts.Query(ada, email, limit, after, ORIGIN));
    }

    private static ListAccounts.Outcome.Listed listed(ListAccounts.Outcome outcome) {
        return switch (outcome) {
            case ListAccounts.Outcome.Listed page -> page;
            case ListAccounts.Outcome.UnknownCursor _ -> throw new AssertionError(outcome);
        };
    }

    private ReadTrail.Outcome.Listed read(
            Optional<AccountId> account, Optional<String> kind, int limit, Optional<String> before) {
        hexagon.clock.pass(Duration.ofSeconds(2));
        ReadTrail.Outcome outcome = hexagon.administration
                .readTrail()
                .handle(new ReadTrail.Query(ada, account, kind, limit, before, ORIGIN));
        return switch (outcome) {
            case ReadTrail.Outcome.Listed page -> page;
            case ReadTrail.Outcome.UnknownCursor _ -> throw new AssertionError(outcome);
        };
    }

    private TokenSet loggedIn(EmailAddress email) {
        LogIn.Outcome outcome = hexagon.logIn(email, PASSWORD);
        return switch (outcome) {
            case LogIn.Outcome.LoggedIn(TokenSet tokens) -> tokens;
            case LogIn.Outcome.EmailNotVerified _,
                    LogIn.Outcome.Refused _,
                    LogIn.Outcome.Throttled _,
                    LogIn.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }

    /** The last entry is about Eve, and says that Ada did it, by which session and from where. */
    private void assertTold(String kind, Map<String, String> details) {
        AuditEntry last = hexagon.world.auditTrail().all().getLast();
        assertThat(last.kind()).isEqualTo(kind);
        assertThat(last.account()).contains(eveId());
        assertThat(last.actor()).contains(ada.account().id());
        assertThat(last.session()).contains(ada.session().id());
        assertThat(last.address()).contains(ORIGIN.address());
        assertThat(last.details()).isEqualTo(details);
        hexagon.clock.pass(Duration.ofSeconds(2));
    }
}
