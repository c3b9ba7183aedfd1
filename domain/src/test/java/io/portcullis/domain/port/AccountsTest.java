package io.portcullis.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts.Change;
import io.portcullis.domain.port.Accounts.Deletion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a store lets go, and whom it doesn't. */
class AccountsTest {

    private static final Account USER = Account.registered(
            new AccountId(new UUID(1, 1)),
            EmailAddress.restored("ada@example.org", "ada@example.org"),
            Optional.empty(),
            Instant.EPOCH);
    private static final Account ADMIN = USER.with(Set.of(Role.ADMIN, Role.USER));

    @Test
    void what_is_so_already_is_needless() {
        assertThat(Change.of(ADMIN, ADMIN.with(ADMIN.roles()), AccountsTest::unasked))
                .isEqualTo(new Change.Needless(ADMIN));
        assertThat(Change.of(ADMIN.suspended(), ADMIN.suspended().suspended(), AccountsTest::unasked))
                .isEqualTo(new Change.Needless(ADMIN.suspended()));
    }

    @Test
    void the_last_administrator_stays_one() {
        assertThat(Change.of(ADMIN, USER, () -> false)).isEqualTo(new Change.LastAdmin());
        assertThat(Change.of(ADMIN, ADMIN.suspended(), () -> false)).isEqualTo(new Change.LastAdmin());
    }

    @Test
    void an_administrator_goes_where_another_stays() {
        assertThat(Change.of(ADMIN, USER, () -> true)).isEqualTo(new Change.Made(USER));
        assertThat(Change.of(ADMIN, ADMIN.suspended(), () -> true)).isEqualTo(new Change.Made(ADMIN.suspended()));
    }

    @Test
    void who_takes_no_administrator_away_asks_for_no_other() {
        Account alone = USER.with(Set.of(Role.ADMIN));
        assertThat(Change.of(USER, ADMIN, AccountsTest::unasked)).isEqualTo(new Change.Made(ADMIN));
        assertThat(Change.of(ADMIN, alone, AccountsTest::unasked)).isEqualTo(new Change.Made(alone));
        assertThat(Change.of(USER, USER.suspended(), AccountsTest::unasked))
                .isEqualTo(new Change.Made(USER.suspended()));
        assertThat(Change.of(ADMIN.suspended(), USER.suspended(), AccountsTest::unasked))
                .isEqualTo(new Change.Made(USER.suspended()));
    }

    @Test
    void the_last_administrator_is_not_deleted() {
        assertThat(Deletion.of(ADMIN, Epoch.FIRST, () -> false)).isEqualTo(Deletion.LAST_ADMIN);
        assertThat(Deletion.of(ADMIN, Epoch.FIRST, () -> true)).isEqualTo(Deletion.DELETED);
    }

    @Test
    void whoever_administers_nothing_is_deleted_without_asking_for_another() {
        assertThat(Deletion.of(USER, Epoch.FIRST, AccountsTest::unasked)).isEqualTo(Deletion.DELETED);
        assertThat(Deletion.of(ADMIN.suspended(), new Epoch(1), AccountsTest::unasked))
                .isEqualTo(Deletion.DELETED);
    }

    @Test
    void an_account_that_has_changed_is_not_deleted() {
        assertThat(Deletion.of(USER, new Epoch(1), AccountsTest::unasked)).isEqualTo(Deletion.CHANGED);
        assertThat(Deletion.of(ADMIN, new Epoch(1), AccountsTest::unasked)).isEqualTo(Deletion.CHANGED);
    }

    private static boolean unasked() {
        throw new AssertionError("whoever asks stands in the way of all others who do");
    }
}
