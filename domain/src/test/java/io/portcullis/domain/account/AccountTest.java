package io.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final AccountId ID = new AccountId(new UUID(1, 1));
    private static final Instant CREATED_AT = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Optional<DisplayName> NAME = Optional.of(new DisplayName("Ada"));
    private static final EmailAddress EMAIL = email("ada@example.org");
    private static final EmailAddress NEXT = email("ada@elsewhere.example");
    private static final Set<Role> ROLES = Set.of(Role.USER, Role.ADMIN);
    private static final Account UNVERIFIED =
            new Account(ID, EMAIL, false, NAME, ROLES, AccountStatus.SUSPENDED, new Epoch(7), CREATED_AT);

    @Test
    void a_new_account_is_an_active_user_whose_address_nobody_has_verified() {
        assertThat(Account.registered(ID, EMAIL, NAME, CREATED_AT))
                .isEqualTo(new Account(
                        ID, EMAIL, false, NAME, Set.of(Role.USER), AccountStatus.ACTIVE, Epoch.FIRST, CREATED_AT));
    }

    /** It voids nothing: a link that verifies, and one that resets, may both be on their way. */
    @Test
    void verifying_an_address_changes_nothing_else_and_no_epoch() {
        assertThat(UNVERIFIED.verified())
                .isEqualTo(
                        new Account(ID, EMAIL, true, NAME, ROLES, AccountStatus.SUSPENDED, new Epoch(7), CREATED_AT));
        assertThat(UNVERIFIED.verified().verified()).isEqualTo(UNVERIFIED.verified());
    }

    @Test
    void another_address_is_verified_from_the_start_and_begins_another_epoch() {
        assertThat(UNVERIFIED.readdressed(NEXT))
                .isEqualTo(new Account(ID, NEXT, true, NAME, ROLES, AccountStatus.SUSPENDED, new Epoch(8), CREATED_AT));
    }

    @Test
    void suspending_begins_another_epoch_once_and_reinstating_none() {
        Account suspended = Account.registered(ID, EMAIL, NAME, CREATED_AT).suspended();
        assertThat(suspended.active()).isFalse();
        assertThat(suspended.epoch()).isEqualTo(Epoch.FIRST.next());
        assertThat(suspended.suspended()).isEqualTo(suspended);
        assertThat(suspended.reinstated().active()).isTrue();
        assertThat(suspended.reinstated().epoch()).isEqualTo(suspended.epoch());
    }

    @Test
    void a_suspended_administrator_administers_nothing() {
        assertThat(UNVERIFIED.administers()).isFalse();
        assertThat(UNVERIFIED.reinstated().administers()).isTrue();
        assertThat(UNVERIFIED.reinstated().with(Set.of(Role.USER)).administers())
                .isFalse();
    }

    @Test
    void an_account_has_a_role() {
        assertThatIllegalArgumentException().isThrownBy(() -> UNVERIFIED.with(Set.of()));
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow();
    }
}
