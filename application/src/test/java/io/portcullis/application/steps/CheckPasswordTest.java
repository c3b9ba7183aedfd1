package io.portcullis.application.steps;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.testkit.Samples;
import org.junit.jupiter.api.Test;

class CheckPasswordTest {

    private final Hexagon hexagon = new Hexagon();
    private final Credentials credentials = mock(delegatesTo(hexagon.world.credentials()));
    private final PasswordHasher hasher = mock(delegatesTo(hexagon.hasher));
    private final CheckPassword checkPassword = new CheckPassword(credentials, hasher);

    @Test
    void every_failure_looks_once_into_the_store_and_checks_once() {
        hexagon.registered();
        EmailAddress unknown = email("nobody@example.org");

        assertSameWork(ADA, PresentedPassword.of("wrong"));
        assertSameWork(unknown, PresentedPassword.of(PASSWORD));
        assertSameWork(ADA, PresentedPassword.of("a".repeat(257)));
        assertSameWork(unknown, PresentedPassword.of("\ud800"));
    }

    @Test
    void the_right_password_of_a_suspended_account_is_a_wrong_one_at_the_same_work() {
        Account suspended = new Samples().suspendedAccount();
        hexagon.world.accounts().add(suspended);
        PasswordHash hash = hexagon.world
                .credentials()
                .ofAccount(hexagon.registered().id())
                .orElseThrow()
                .hash();
        hexagon.world.credentials().put(suspended.id(), hash, hexagon.clock.instant());

        assertSameWork(suspended.email(), PresentedPassword.of(PASSWORD));
    }

    private void assertSameWork(EmailAddress email, PresentedPassword presented) {
        clearInvocations(credentials, hasher);
        assertThat(checkPassword.ofEmail(email, presented)).isEqualTo(new CheckPassword.Outcome.Wrong());
        verify(credentials, times(1)).ofEmail(email);
        verify(hasher, times(1)).verify(any(), any());
        verifyNoMoreInteractions(credentials, hasher);
    }
}
