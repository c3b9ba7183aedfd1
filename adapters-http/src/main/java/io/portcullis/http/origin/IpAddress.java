package io.portcullis.http.origin;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An address of the Internet Protocol, as 128 bits in network order. One of version 4 is kept as IPv6 maps it
 * ({@code ::ffff:a.b.c.d}), so that its two forms are one address.
 *
 * @param high the first 64 bits
 * @param low the others
 */
public record IpAddress(long high, long low) {

    /** No address at all (RFC 4291, section 2.5.2). */
    public static final IpAddress UNSPECIFIED = new IpAddress(0, 0);

    /** In bits; where the address of version 4 begins in a mapped one. */
    static final int MAPPED_PREFIX = 96;

    private static final long MAPPED = 0xffffL << Integer.SIZE;
    private static final int GROUPS = 8;

    private static final String FOUR_OCTETS = "(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})";

    /** Before the JDK's parser is asked, which also takes zones, short forms and leading zeros. */
    private static final Pattern LITERAL =
            Pattern.compile(FOUR_OCTETS + "|(?:[0-9A-Fa-f]{0,4}:){2,8}(?:[0-9A-Fa-f]{0,4}|" + FOUR_OCTETS + ")");

    /**
     * Reads a literal, and never asks the network for a name. Absent where it is none, has a zone or brackets, or an
     * octet with leading zeros, which some read as octal.
     */
    public static Optional<IpAddress> parse(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(InetAddress.ofLiteral(literal)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The address without its zone, which means something to this machine only. */
    public static IpAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == Integer.BYTES
                ? new IpAddress(0, MAPPED | Integer.toUnsignedLong(buffer.getInt()))
                : new IpAddress(buffer.getLong(), buffer.getLong());
    }

    boolean isVersion4() {
        return high == 0 && (low & (-1L << Integer.SIZE)) == MAPPED;
    }

    /** The address with all bits behind a prefix put to zero. */
    IpAddress masked(int prefix) {
        return new IpAddress(high & mask(prefix), low & mask(prefix - Long.SIZE));
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : -1L << Math.max(0, Long.SIZE - bits);
    }

    /**
     * Whose tries count together: a client of version 6 is given 64 bits to choose its addresses from (RFC 6177), so they
     * are one; of version 4, each address stands alone.
     */
    public IpAddress network() {
        return isVersion4() ? this : masked(Long.SIZE);
    }

    /** The one canonical form: four octets, or RFC 5952's; 39 characters at most. */
    @Override
    public String toString() {
        return isVersion4() ? octets() : groups();
    }

    private String octets() {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(shift -> Long.toString((low >>> shift) & 0xff))
                .collect(Collectors.joining("."));
    }

    /** The first of the longest runs of zeros is left out, unless it is a single one. */
    private String groups() {
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        return length == 1 ? groups(0, GROUPS) : groups(0, start) + "::" + groups(start + length, GROUPS);
    }

    private String groups(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Integer.toHexString(group(i)))
                .collect(Collectors.joining(":"));
    }

    private int zerosFrom(int start) {
        int end = start;
        while (end < GROUPS && group(end) == 0) {
            end++;
        }
        return end - start;
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (48 - 16 * (index % (GROUPS / 2)))) & 0xffff;
    }
}
