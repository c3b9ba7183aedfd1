package io.portcullis.crypto.credential;

import static io.portcullis.crypto.secret.SecretsOfTests.secrets;

import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.testkit.contract.PasswordHasherContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class BoundedPasswordHasherTest extends PasswordHasherContract {

    private final List<BoundedPasswordHasher> opened = new ArrayList<>();
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

    private BoundedPasswordHasher bounded(PasswordHasher inner) {
        BoundedPasswordHasher bounded = new BoundedPasswordHasher(inner, HashingLimits.of(2));
        opened.add(bounded);
        return bounded;
    }

    @AfterEach
    void close() {
        opened.forEach(BoundedPasswordHasher::close);
    }
}
