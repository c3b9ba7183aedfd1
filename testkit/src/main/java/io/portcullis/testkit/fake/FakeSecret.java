package io.portcullis.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.domain.secret.SecretId;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret of the environment as the fakes know one: any text that isn't empty. */
record FakeSecret(String text) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_LENGTH = 16;

    SecretId id() {
        return new SecretId(mac("id").substring(0, ID_LENGTH));
    }

    /** A MAC over those parts, in hexadecimal. */
    String mac(Object... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(text.getBytes(UTF_8), ALGORITHM));
            for (Object part : parts) {
                mac.update(part.toString().getBytes(UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
