package io.portcullis.crypto.secret;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Seals by HMAC-SHA-256, under a key of the row's secret for each kind of value. What is authenticated reads one way
 * only: a zero-terminated label, then the secret's id (8 bytes), the row's id (16), the counter (8) and the seed (32).
 */
public final class HmacSealer implements Sealer {

    private static final int FIELDS_LENGTH = 8 + 2 * Long.BYTES + Long.BYTES + Seed.LENGTH;

    private final EnvironmentSecrets secrets;
    private final Secrets random;
    private final Map<SecretId, Map<Sealed.Kind, SecretKey>> keys = new HashMap<>();
    private final Sealing dummy;

    public HmacSealer(EnvironmentSecrets secrets, Secrets random) {
        this.secrets = secrets;
        this.random = random;
        for (EnvironmentSecret secret : secrets.all()) {
            Map<Sealed.Kind, SecretKey> ofSecret = new EnumMap<>(Sealed.Kind.class);
            for (Sealed.Kind kind : Sealed.Kind.values()) {
                ofSecret.put(kind, secret.key(use(kind)));
            }
            keys.put(secret.id(), ofSecret);
        }
        this.dummy = sealing();
    }

    private static KeyUse use(Sealed.Kind kind) {
        return switch (kind) {
            case REFRESH_TOKEN -> KeyUse.REFRESH_TOKEN;
        };
    }

    @Override
    public Sealing sealing() {
        return new Sealing(secrets.first().id(), new Seed(random.bytes(Seed.LENGTH)));
    }

    /** {@inheritDoc} The secret must be one of ours. */
    @Override
    public Sealed seal(Sealed.Kind kind, UUID id, long counter, Sealing sealing) {
        return new Sealed(kind, id, counter, mac(kind, id, counter, sealing));
    }

    @Override
    public boolean authentic(Sealed presented, Optional<Sealing> sealing) {
        Optional<Sealing> ours = sealing.filter(row -> keys.containsKey(row.secret()));
        byte[] expected = mac(presented.kind(), presented.id(), presented.counter(), ours.orElse(dummy));
        boolean same = MessageDigest.isEqual(expected, presented.mac());
        return same && ours.isPresent();
    }

    @Override
    public SecretCheck check() {
        return secrets.first().check();
    }

    @Override
    public boolean opens(SecretCheck check) {
        return secrets.find(check.secret())
                .map(EnvironmentSecret::check)
                .filter(own -> MessageDigest.isEqual(bytes(own.value()), bytes(check.value())))
                .isPresent();
    }

    private byte[] mac(Sealed.Kind kind, UUID id, long counter, Sealing sealing) {
        Map<Sealed.Kind, SecretKey> ofSecret = keys.get(sealing.secret());
        if (ofSecret == null) {
            throw new IllegalStateException("no secret " + sealing.secret() + " in the environment");
        }
        byte[] label = bytes(use(kind).label() + '\0');
        byte[] fields = ByteBuffer.allocate(FIELDS_LENGTH)
                .put(HexFormat.of().parseHex(sealing.secret().value()))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(counter)
                .put(sealing.seed().reveal())
                .array();
        try {
            SecretKey key = ofSecret.get(kind);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(label);
            return mac.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
