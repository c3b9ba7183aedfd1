package io.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionTest {

    @ParameterizedTest
    @EnumSource
    void an_administrator_has_it_whatever_else_they_are(Permission permission) {
        assertThat(permission.role()).isEqualTo(Role.ADMIN);
        assertThat(permission.grantedTo(Set.of(Role.ADMIN))).isTrue();
        assertThat(permission.grantedTo(Set.of(Role.ADMIN, Role.USER))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_user_has_none_and_who_has_no_role_even_less(Permission permission) {
        assertThat(permission.grantedTo(Set.of(Role.USER))).isFalse();
        assertThat(permission.grantedTo(Set.of())).isFalse();
    }
}
