package io.portcullis.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.testkit.contract.PasswordPolicyContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakePasswordPolicyTest extends PasswordPolicyContract {

    private final FakePasswordPolicy policy = new FakePasswordPolicy();

    @Override
    protected PasswordPolicy policy() {
        return policy;
    }

    @Test
    void an_overloaded_policy_does_not_judge() {
        Duration later = Duration.ofSeconds(2);
        policy.overload(later);

        NewPassword password = NewPassword.parse("aaaaaaaaaaaaaaa", PasswordLength.DEFAULT)
                .ifValid()
                .orElseThrow();
        EmailAddress email = EmailAddress.parse("ada@example.org").ifValid().orElseThrow();
        assertThat(policy.judge(password, email)).isEqualTo(new PasswordPolicy.Judgement.Overloaded(later));
    }
}
