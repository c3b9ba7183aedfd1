package io.portcullis.application.administration;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ada has an account elsewhere; here there may be nobody yet. */
class MovingAccountsTest {

    private static final EmailAddress EVE = email("eve@example.org");
    private static final EmailAddress GRACE = email("grace@example.org");
    private static final PasswordHash HASH = new PasswordHash("fake");
    private static final Instant LONG_AGO = Instant.parse("2019-02-03T04:05:06.000007Z");

    private final Hexagon elsewhere = new Hexagon();
    private final Hexagon here = new Hexagon();

    @Test
    void whoever_is_imported_logs_in_with_the_password_of_before() {
        elsewhere.registered();

        assertThat(bringIn(exported())).isEqualTo(new ImportAccounts.Outcome.Imported(1, 0));

        assertThat(here.logIn(PASSWORD)).isInstanceOf(LogIn.Outcome.LoggedIn.class);
        assertThat(here.logIn("another long pass phrase")).isInstanceOf(LogIn.Outcome.Refused.class);
    }

    @Test
    void an_account_arrives_as_it_was_but_for_its_identifier_and_epoch() {
        MovedAccount moved = new MovedAccount(
                ADA,
                true,
                Optional.of(Samples.displayName("Ada")),
                Set.of(Role.values()),
                AccountStatus.SUSPENDED,
                LONG_AGO,
                Optional.empty());

        bringIn(List.of(moved));

        Account account = here.world.accounts().find(ADA).orElseThrow();
        assertThat(MovedAccount.of(account, Optional.empty())).isEqualTo(moved);
        assertThat(account.epoch()).isEqualTo(Epoch.FIRST);
        assertThat(here.world.credentials().ofAccount(account.id())).isEmpty();
    }

    @Test
    void what_is_exported_is_all_of_an_account_in_the_order_of_their_making() {
        Account ada = elsewhere.verified();
        elsewhere.register(EVE, PASSWORD);
        Account eve = elsewhere.world.accounts().find(EVE).orElseThrow();
        assertThat(elsewhere.world.accounts().suspend(eve.id())).isNotNull();

        List<MovedAccount> exported = exported();

        assertThat(exported).extracting(MovedAccount::email).containsExactly(ADA, EVE);
        assertThat(exported.getFirst().hash().orElseThrow())
                .isSameAs(elsewhere
                        .world
                        .credentials()
                        .ofAccount(ada.id())
                        .orElseThrow()
                        .hash());
        assertThat(exported).extracting(MovedAccount::emailVerified).containsExactly(true, false);
        assertThat(exported)
                .extracting(MovedAccount::status)
                .containsExactly(AccountStatus.ACTIVE, AccountStatus.SUSPENDED);
        assertThat(exported.getFirst().createdAt()).isEqualTo(ada.createdAt());
    }

    @Test
    void an_export_leaves_nobody_out_however_many_there_are() {
        List<MovedAccount> many = IntStream.range(0, 1001)
                .mapToObj(number -> moved(email("a" + number + "@example.org")))
                .toList();
        ImportAccounts.Command command = new ImportAccounts.Command(new Authority.Operator(), many);
        assertThat(elsewhere.operator.importAccounts().handle(command))
                .isEqualTo(new ImportAccounts.Outcome.Imported(1001, 0));

        assertThat(exported()).containsExactlyInAnyOrderElementsOf(many);
    }

    @Test
    void an_address_that_has_an_account_keeps_it_as_it_is() {
        elsewhere.registered();
        Account present = here.registered();
        Credential before = here.world.credentials().ofEmail(ADA).orElseThrow();

        assertThat(bringIn(List.of(moved(EVE), exported().getFirst(), moved(GRACE))))
                .isEqualTo(new ImportAccounts.Outcome.Imported(2, 1));

        assertThat(here.world.accounts().find(ADA)).contains(present);
        assertThat(here.world.credentials().ofEmail(ADA)).contains(before);
        assertThat(here.trail(present.id())).containsExactly("account.registered");
    }

    @Test
    void a_second_import_changes_nothing() {
        List<MovedAccount> accounts = List.of(moved(ADA), moved(EVE));
        bringIn(accounts);
        List<Account> before = here.world.accounts().page(Optional.empty(), 9);

        assertThat(bringIn(accounts)).isEqualTo(new ImportAccounts.Outcome.Imported(0, 2));

        assertThat(here.world.accounts().page(Optional.empty(), 9)).isEqualTo(before);
        assertThat(here.world.auditTrail().all()).hasSize(2);
    }

    @Test
    void each_account_that_comes_is_recorded_and_nobody_is_mailed() {
        bringIn(List.of(moved(ADA), moved(EVE)));

        assertThat(here.world.auditTrail().all())
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo("account.imported");
                    assertThat(entry.actor()).isEmpty();
                    assertThat(entry.address()).isEmpty();
                })
                .extracting(entry -> entry.account().orElseThrow())
                .containsExactlyInAnyOrder(id(ADA), id(EVE));
        assertThat(here.world.outbox().all()).isEmpty();
    }

    @Test
    void an_export_is_recorded_before_anything_is_read() {
        elsewhere.registered();
        int before = elsewhere.world.auditTrail().all().size();

        elsewhere.operator.exportAccounts().handle(new ExportAccounts.Command(new Authority.Operator()));

        List<AuditEntry> all = elsewhere.world.auditTrail().all();
        assertThat(all).hasSize(before + 1);
        assertThat(all.getLast().kind()).isEqualTo("account.all-exported");
        assertThat(all.getLast().actor()).isEmpty();
    }

    @Test
    void whoever_is_deleted_while_an_export_runs_is_left_out() {
        elsewhere.registered();
        elsewhere.register(EVE, PASSWORD);
        Account eve = elsewhere.world.accounts().find(EVE).orElseThrow();
        ExportAccounts.Outcome.Exported begun = export();
        assertThat(elsewhere.world.accounts().delete(eve.id(), eve.epoch())).isNotNull();

        assertThat(begun.accounts()).extracting(MovedAccount::email).containsExactly(ADA);
    }

    @Test
    void what_would_come_is_told_and_nothing_changes() {
        here.registered();
        int before = here.world.auditTrail().all().size();

        assertThat(here.operator.foreseeImport().handle(new ForeseeImport.Query(List.of(EVE, ADA, GRACE))))
                .isEqualTo(new ForeseeImport.Outcome.Foreseen(2, 1));

        assertThat(here.world.accounts().page(Optional.empty(), 9)).hasSize(1);
        assertThat(here.world.auditTrail().all()).hasSize(before);
    }

    private static MovedAccount moved(EmailAddress email) {
        return new MovedAccount(
                email, false, Optional.empty(), Set.of(Role.USER), AccountStatus.ACTIVE, LONG_AGO, Optional.of(HASH));
    }

    private AccountId id(EmailAddress email) {
        return here.world.accounts().find(email).orElseThrow().id();
    }

    private ImportAccounts.Outcome bringIn(List<MovedAccount> accounts) {
        return here.operator.importAccounts().handle(new ImportAccounts.Command(new Authority.Operator(), accounts));
    }

    private List<MovedAccount> exported() {
        return export().accounts().toList();
    }

    private ExportAccounts.Outcome.Exported export() {
        return switch (elsewhere
                .operator
                .exportAccounts()
                .handle(new ExportAccounts.Command(new Authority.Operator()))) {
            case ExportAccounts.Outcome.Exported exported -> exported;
        };
    }
}
