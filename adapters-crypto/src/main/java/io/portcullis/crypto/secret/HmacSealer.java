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
 * Seals by HMAC-SHA-256, under a key of each secret for each kind of value. What is authenticated reads one way only: a
 * zero-terminated label, then the secret's id (8 bytes), the value's id (16), the counter (8), and what binds it: its
 * row's seed (32) or, where no row stands for it, its owner (16).
 */
public final class HmacSealer implements Sealer {

    private static final int ID_LENGTH = 2 * Long.BYTES;
    private static final int SHARED_LENGTH = 8 + ID_LENGTH + Long.BYTES;

    private static final UUID DUMMY_OWNER = new UUID(0, 0);

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
            case DEVICE_TOKEN -> KeyUse.DEVICE_TOKEN;
            case EVENT_CURSOR -> KeyUse.EVENT_CURSOR;
            case TRAIL_CURSOR -> KeyUse.TRAIL_CURSOR;
            case ACCOUNT_CURSOR -> KeyUse.ACCOUNT_CURSOR;
            case VERIFICATION_TOKEN -> KeyUse.VERIFICATION_TOKEN;
            case RESET_TOKEN -> KeyUse.RESET_TOKEN;
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
    public Sealed sealFor(UUID owner, Sealed.Kind kind, UUID id, long counter) {
        return new Sealed(
                kind, id, counter, mac(kind, id, counter, secrets.first().id(), bytes(owner)));
    }

    /** {@inheritDoc} Nothing in the value says which secret made it, so every one of ours is asked each time. */
    @Override
    public boolean authenticFor(Optional<UUID> owner, Sealed presented) {
        byte[] binding = bytes(owner.orElse(DUMMY_OWNER));
        boolean same = false;
        for (EnvironmentSecret secret : secrets.all()) {
            byte[] expected = mac(presented.kind(), presented.id(), presented.counter(), secret.id(), binding);
            same |= MessageDigest.isEqual(expected, presented.mac());
        }
        return same && owner.isPresent();
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
        return mac(kind, id, counter, sealing.secret(), sealing.seed().reveal());
    }

    private byte[] mac(Sealed.Kind kind, UUID id, long counter, SecretId secret, byte[] binding) {
        Map<Sealed.Kind, SecretKey> ofSecret = keys.get(secret);
        if (ofSecret == null) {
            throw new IllegalStateException("no secret " + secret + " in the environment");
        }
        byte[] label = bytes(use(kind).label() + '\0');
        byte[] fields = ByteBuffer.allocate(SHARED_LENGTH + binding.length)
                .put(HexFormat.of().parseHex(secret.value()))
                .put(bytes(id))
                .putLong(counter)
                .put(binding)
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

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_LENGTH)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
