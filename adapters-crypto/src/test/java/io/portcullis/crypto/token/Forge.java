package io.portcullis.crypto.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, out of any header and payload whatever. */
final class Forge {

    private Forge() {}

    /** Signed properly with that key, whatever the header says. */
    static String es256(String header, String payload, PrivateKey key) throws GeneralSecurityException {
        return signed("SHA256withECDSAinP1363Format", header, payload, key);
    }

    /** Signed by that algorithm of the JDK. */
    static String signed(String algorithm, String header, String payload, PrivateKey key)
            throws GeneralSecurityException {
        return signed(Signature.getInstance(algorithm), header, payload, key);
    }

    /** Signed by an algorithm as it is set up. */
    static String signed(Signature signature, String header, String payload, PrivateKey key)
            throws GeneralSecurityException {
        String signed = encoded(header) + '.' + encoded(payload);
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + encoded(signature.sign());
    }

    /** Signed by HMAC-SHA-256 with those bytes as the key. */
    static String hs256(String header, String payload, byte[] key) throws GeneralSecurityException {
        String signed = encoded(header) + '.' + encoded(payload);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return signed + '.' + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
