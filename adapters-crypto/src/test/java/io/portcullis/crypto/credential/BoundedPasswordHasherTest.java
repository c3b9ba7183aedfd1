package io.portcullis.crypto.credential;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;

import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.testkit.contract.PasswordHasherContract;
import org.junit.jupiter.api.AfterEach;

class BoundedPasswordHasherTest extends PasswordHasherContract {

    private final HashingPool pool = new HashingPool(HashingLimits.of(2));
    private final PasswordHasher hasher = bounded(new BcryptPasswordHasher(secrets(1), 5));

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    @Override
    protected PasswordHasher yesterdays() {
        return bounded(new BcryptPasswordHasher(secrets(1), 4));
    }

    @Override
    protected PasswordHasher strangers() {
        return bounded(new BcryptPasswordHasher(secrets(2), 5));
    }

    private PasswordHasher bounded(PasswordHasher inner) {
        return new BoundedPasswordHasher(inner, pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }
}
