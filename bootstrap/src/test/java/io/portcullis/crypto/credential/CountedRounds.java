package io.portcullis.crypto.credential;

import io.portcullis.crypto.secret.EnvironmentSecrets;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Makes hashers that hash for real, and count their rounds. */
public final class CountedRounds {

    private CountedRounds() {}

    /** A hasher that adds every round of bcrypt to {@code rounds}. */
    public static BcryptPasswordHasher hasher(EnvironmentSecrets secrets, int cost, LongAdder rounds) {
        return new BcryptPasswordHasher(secrets, cost, (key, setting) -> {
            rounds.add(1L << Integer.parseInt(setting.substring(4, 6)));
            return BCrypt.hashpw(key, setting);
        });
    }
}
