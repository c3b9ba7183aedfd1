package io.portcullis.crypto.throttle;

import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.domain.throttle.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Makes pseudonyms by HMAC-SHA-256, over a zero-terminated word for what it is and then the text itself. Without the
 * key, a table of all IPv4 addresses or of known e-mail addresses would undo them.
 */
public final class HmacPseudonyms implements Pseudonyms {

    private final SecretKey key;

    public HmacPseudonyms(EnvironmentSecrets secrets) {
        this.key = secrets.first().key(KeyUse.PSEUDONYM);
    }

    @Override
    public Pseudonym ofEmail(EmailAddress email) {
        return pseudonym("email", email.canonical());
    }

    @Override
    public Pseudonym ofNetwork(String network) {
        return pseudonym("network", network);
    }

    private Pseudonym pseudonym(String what, String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            byte[] bytes = (what + '\0' + text).getBytes(StandardCharsets.UTF_8);
            return new Pseudonym(HexFormat.of().formatHex(mac.doFinal(bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HmacSHA256", e);
        }
    }
}
