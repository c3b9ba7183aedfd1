package io.portcullis.domain.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An opaque value that we hand out and know again without keeping it: a prefix that says what it is, then base64url of
 * an id, a counter and a MAC over both. Having the right form proves nothing; a {@code Sealer} tells whether the MAC is
 * ours, in constant time.
 */
public final class Sealed {

    /** In bytes; HMAC-SHA-256's. */
    public static final int MAC_LENGTH = 32;

    private static final int COUNTER = 2 * Long.BYTES;
    private static final int MAC = COUNTER + Long.BYTES;
    private static final int LENGTH = MAC + MAC_LENGTH;

    /** What a sealed value is for; one kind never passes for another. */
    public enum Kind {
        /** The id is a session's; the counter, its generation. */
        REFRESH_TOKEN("prt1."),
        /** The id is a known client's, owned by an account; the counter says since when the password is that one. */
        DEVICE_TOKEN("pdt1."),
        /** The id is an entry's of the audit trail, owned by an account; the counter, when that entry was made. */
        EVENT_CURSOR("pec1."),
        /** The same in the list of everybody's events, owned by the administrator who reads it. */
        TRAIL_CURSOR("ptc1."),
        /** The id is an account's, owned by the administrator who reads the list; the counter is always 0. */
        ACCOUNT_CURSOR("pac1."),
        /** The id is a ticket's by which an address is verified; the counter is always 0. */
        VERIFICATION_TOKEN("pvt1."),
        /** The id is a ticket's by which a password is reset; the counter is always 0. */
        RESET_TOKEN("prs1.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** What every value of this kind begins with, so that people and secret scanners know it. */
        public String prefix() {
            return prefix;
        }
    }

    private final Kind kind;
    private final UUID id;
    private final long counter;
    private final byte[] mac;

    /**
     * Puts one together.
     *
     * @param counter not negative
     * @param mac {@value #MAC_LENGTH} bytes
     */
    public Sealed(Kind kind, UUID id, long counter, byte[] mac) {
        if (counter < 0 || mac.length != MAC_LENGTH) {
            throw new IllegalArgumentException("not a sealed value");
        }
        this.kind = kind;
        this.id = id;
        this.counter = counter;
        this.mac = mac.clone();
    }

    /** Reads what somebody presents, in canonical form only; absent where it can't be one of this kind. */
    public static Optional<Sealed> parse(Kind kind, String text) {
        if (!text.startsWith(kind.prefix)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(kind.prefix.length()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        long counter = longAt(bytes, COUNTER);
        if (counter < 0) {
            return Optional.empty();
        }
        UUID id = new UUID(longAt(bytes, 0), longAt(bytes, Long.BYTES));
        byte[] mac = Arrays.copyOfRange(bytes, MAC, LENGTH);
        Sealed sealed = new Sealed(kind, id, counter, mac);
        return sealed.reveal().equals(text) ? Optional.of(sealed) : Optional.empty();
    }

    public Kind kind() {
        return kind;
    }

    /** What it speaks of; public. */
    public UUID id() {
        return id;
    }

    /** Which of the values for that id this is; what it counts is its kind's to say. */
    public long counter() {
        return counter;
    }

    /** A copy of the MAC. */
    public byte[] mac() {
        return mac.clone();
    }

    /** The value as it is handed out. */
    public String reveal() {
        byte[] bytes = new byte[LENGTH];
        put(bytes, 0, id.getMostSignificantBits());
        put(bytes, Long.BYTES, id.getLeastSignificantBits());
        put(bytes, COUNTER, counter);
        for (int i = 0; i < MAC_LENGTH; i++) {
            bytes[MAC + i] = mac[i];
        }
        return kind.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long longAt(byte[] bytes, int offset) {
        long value = 0;
        for (int i = offset; i < offset + Long.BYTES; i++) {
            value = value << Byte.SIZE | (bytes[i] & 0xFFL);
        }
        return value;
    }

    private static void put(byte[] bytes, int offset, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[offset + i] = (byte) (value >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
        }
    }

    @Override
    public String toString() {
        return kind.prefix + "…";
    }
}
