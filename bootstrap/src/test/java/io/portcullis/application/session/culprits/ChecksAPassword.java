package io.portcullis.application.session.culprits;

import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import java.util.Optional;
import java.util.function.BiFunction;

/** Use cases that check a password past the one check. */
public interface ChecksAPassword {

    /** Calls the port. */
    class ByCall implements ChecksAPassword {
        Object check(PasswordHasher hasher, PresentedPassword presented, PasswordHash hash) {
            return hasher.verify(presented, Optional.of(hash));
        }
    }

    /** Hands on the port's method. */
    class ByReference implements ChecksAPassword {
        BiFunction<PresentedPassword, Optional<PasswordHash>, Object> check(PasswordHasher hasher) {
            return hasher::verify;
        }
    }

    /** Calls the plug. */
    class ThroughThePlug implements ChecksAPassword {
        Object check(BcryptPasswordHasher hasher, PresentedPassword presented, PasswordHash hash) {
            return hasher.verify(presented, Optional.of(hash));
        }
    }

    /** Hands on the plug's method. */
    class ByReferenceToThePlug implements ChecksAPassword {
        BiFunction<PresentedPassword, Optional<PasswordHash>, Object> check(BcryptPasswordHasher hasher) {
            return hasher::verify;
        }
    }
}
