package io.portcullis.crypto.secret;

import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A secret that the environment gives us, of {@value #MIN_LENGTH} bytes at least. It is used for nothing but deriving:
 * its id, its check value and its keys, by HKDF-SHA-256 (RFC 5869), a label each. Has no readable form.
 */
public final class EnvironmentSecret {

    /** In bytes. */
    public static final int MIN_LENGTH = 32;

    private static final int ID_LENGTH = 8;
    private static final int KEY_LENGTH = 32;

    private final byte[] bytes;
    private final SecretId id;

    private EnvironmentSecret(byte[] bytes) {
        this.bytes = bytes;
        this.id = new SecretId(HexFormat.of().formatHex(data("portcullis id v1", ID_LENGTH)));
    }

    /** Reads one from base64; absent where it is none, or of fewer than {@value #MIN_LENGTH} bytes. */
    public static Optional<EnvironmentSecret> parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return bytes.length < MIN_LENGTH ? Optional.empty() : Optional.of(new EnvironmentSecret(bytes));
    }

    /** Names the secret and tells nothing of it. */
    public SecretId id() {
        return id;
    }

    /** The secret's own key for that use, of 256 bits. */
    public SecretKey key(KeyUse use) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(use.algorithm(), parameters(use.label(), KEY_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HKDF-SHA256", e);
        }
    }

    /** The value by which a store knows the secret again. */
    SecretCheck check() {
        return new SecretCheck(id, HexFormat.of().formatHex(data("portcullis check v1", KEY_LENGTH)));
    }

    private byte[] data(String label, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters(label, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HKDF-SHA256", e);
        }
    }

    private HKDFParameterSpec parameters(String label, int length) {
        return HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(label.getBytes(StandardCharsets.UTF_8), length);
    }

    @Override
    public String toString() {
        return "the secret " + id;
    }
}
