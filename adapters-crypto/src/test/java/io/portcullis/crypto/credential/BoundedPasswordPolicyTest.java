package io.portcullis.crypto.credential;

import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.testkit.contract.PasswordPolicyContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundedPasswordPolicyTest extends PasswordPolicyContract {

    private final HashingPool pool = new HashingPool(HashingLimits.of(2));
    private final PasswordPolicy policy = new BoundedPasswordPolicy(new ZxcvbnPasswordPolicy(), pool);

    @Override
    protected PasswordPolicy policy() {
        return policy;
    }

    @AfterAll
    void close() {
        pool.close();
    }
}
