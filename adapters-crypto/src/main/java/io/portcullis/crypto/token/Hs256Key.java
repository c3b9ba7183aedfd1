package io.portcullis.crypto.token;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.domain.signing.KeyId;
import java.util.Base64;
import javax.crypto.SecretKey;

/** The one key that a secret has for HS256, derived and never stored. Whoever is given it to verify can sign by it. */
public final class Hs256Key {

    private final KeyId id;
    private final SecretKey key;

    /** That of a secret; always the same one. */
    public Hs256Key(EnvironmentSecret secret) {
        this.id = new KeyId("hs-" + secret.id());
        this.key = secret.key(KeyUse.HS256_SIGNING);
    }

    /** The {@code kid} of the tokens that it signs. */
    public KeyId id() {
        return id;
    }

    /** Its bytes in base64url, as a JSON Web Key has them in {@code k}. */
    public String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }

    SecretKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "the key " + id;
    }
}
