package io.portcullis.crypto.credential;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import java.util.Optional;

/** Another hasher, kept within the limits of a pool. */
public final class BoundedPasswordHasher implements PasswordHasher {

    private final PasswordHasher hasher;
    private final HashingPool pool;

    public BoundedPasswordHasher(PasswordHasher hasher, HashingPool pool) {
        this.hasher = hasher;
        this.pool = pool;
    }

    @Override
    public Hashing hash(Password password) {
        return pool.inTurn(() -> hasher.hash(password), Overloaded::new);
    }

    @Override
    public Verification verify(PresentedPassword presented, Optional<PasswordHash> hash) {
        return pool.inTurn(() -> hasher.verify(presented, hash), Overloaded::new);
    }
}
