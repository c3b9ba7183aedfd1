package io.portcullis.crypto.signing;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps private keys (PKCS #8) encrypted by AES-256-GCM, under a key derived from a secret of the environment: base64url
 * of a fresh nonce of 96 bits, the ciphertext and the tag. The key's id is the associated data and the thumbprint of the
 * public half (RFC 7638), so who can write to the store but lacks the secret can't make a key ours, nor exchange halves.
 */
public final class AesKeyVault implements KeyVault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;

    private final SecretId today;
    private final Map<SecretId, SecretKey> wrappingKeys;
    private final Secrets random;

    public AesKeyVault(EnvironmentSecrets secrets, Secrets random) {
        this.today = secrets.first().id();
        this.wrappingKeys = secrets.all().stream()
                .collect(
                        Collectors.toUnmodifiableMap(EnvironmentSecret::id, secret -> secret.key(KeyUse.KEY_WRAPPING)));
        this.random = random;
    }

    @Override
    public SigningKey generate(SigningAlgorithm algorithm, KeyTerm term) {
        KeyPair pair = KeyKind.of(algorithm).generate();
        PublicJwk<?> jwk = Jwks.builder()
                .key(pair.getPublic())
                .idFromThumbprint()
                .algorithm(algorithm.joseName())
                .publicKeyUse("sig")
                .build();
        KeyId id = new KeyId(jwk.getId());
        return new SigningKey(
                algorithm,
                new PublicKey(id, Jwks.json(jwk)),
                wrap(id, pair.getPrivate().getEncoded()),
                term);
    }

    @Override
    public SigningKey rewrap(SigningKey key) {
        if (key.privateKey().secret().equals(today)) {
            return key;
        }
        KeyPair pair = unwrap(key)
                .orElseThrow(
                        () -> new IllegalStateException("no secret of the environment unwraps the key " + key.id()));
        return key.wrapped(wrap(key.id(), pair.getPrivate().getEncoded()));
    }

    /**
     * Both halves of a key; absent where no secret of the environment unwraps the private half for that id, or the
     * public half isn't the one of that id, or isn't of that algorithm. Only such a key is ours: a row that somebody put
     * into the store, or changed there, is not.
     */
    public Optional<KeyPair> unwrap(SigningKey key) {
        return publicHalf(key)
                .flatMap(publicHalf -> decrypted(key.id(), key.privateKey())
                        .map(pkcs8 -> new KeyPair(
                                publicHalf, KeyKind.of(key.algorithm()).privateKey(pkcs8))));
    }

    private static Optional<java.security.PublicKey> publicHalf(SigningKey key) {
        try {
            return Jwks.parser().build().parse(key.publicKey().jwk()) instanceof PublicJwk<?> jwk
                            && jwk.thumbprint().toString().equals(key.id().value())
                            && KeyKind.of(key.algorithm()).has(jwk.toKey())
                    ? Optional.of(jwk.toKey())
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private WrappedPrivateKey wrap(KeyId id, byte[] pkcs8) {
        byte[] nonce = random.bytes(NONCE_LENGTH);
        byte[] encrypted;
        try {
            encrypted = cipher(Cipher.ENCRYPT_MODE, today, nonce, id).doFinal(pkcs8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no AES-256-GCM", e);
        }
        byte[] bytes = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
        System.arraycopy(encrypted, 0, bytes, NONCE_LENGTH, encrypted.length);
        return new WrappedPrivateKey(
                today, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private Optional<byte[]> decrypted(KeyId id, WrappedPrivateKey wrapped) {
        return Stream.of(wrapped)
                .filter(key -> wrappingKeys.containsKey(key.secret()))
                .flatMap(key -> canonical(key.ciphertext()).stream())
                .filter(bytes -> bytes.length >= NONCE_LENGTH)
                .flatMap(bytes -> opened(id, wrapped.secret(), bytes).stream())
                .findFirst();
    }

    private Optional<byte[]> opened(KeyId id, SecretId secret, byte[] bytes) {
        byte[] nonce = Arrays.copyOf(bytes, NONCE_LENGTH);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, secret, nonce, id)
                    .doFinal(bytes, NONCE_LENGTH, bytes.length - NONCE_LENGTH));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, SecretId secret, byte[] nonce, KeyId id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, wrappingKeys.get(secret), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(id.value().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static Optional<byte[]> canonical(String base64url) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64url)
                    ? Optional.of(bytes)
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
