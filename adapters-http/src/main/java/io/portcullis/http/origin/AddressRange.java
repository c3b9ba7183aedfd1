package io.portcullis.http.origin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All addresses of one version that begin with the same bits.
 *
 * @param first the lowest of them: no bit is set behind the prefix
 * @param prefix how many bits they share, of 128; for version 4, counted in the mapped form
 */
public record AddressRange(IpAddress first, int prefix) {

    private static final Pattern NOTATION = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");
    private static final int ALL_BITS = 128;

    public AddressRange {
        if (prefix < 0 || prefix > ALL_BITS) {
            throw new IllegalArgumentException("has a prefix of more bits than an address");
        }
        if (!first.masked(prefix).equals(first)) {
            throw new IllegalArgumentException("has bits set behind its prefix");
        }
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or an address that stands for itself alone.
     *
     * @throws IllegalArgumentException saying as a predicate what is wrong, without repeating the text
     */
    public static AddressRange parse(String text) {
        Matcher parts = NOTATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("has a prefix that is no number of bits");
        }
        IpAddress first = IpAddress.parse(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException("is neither an address nor a range"));
        int before = parts.group(1).contains(":") ? 0 : IpAddress.MAPPED_PREFIX;
        String bits = parts.group(2);
        return new AddressRange(first, bits == null ? ALL_BITS : before + Integer.parseInt(bits));
    }

    /** Whether it is all there is of its version. */
    boolean isEverything() {
        return prefix <= (first.isVersion4() ? IpAddress.MAPPED_PREFIX : 0);
    }

    boolean contains(IpAddress address) {
        return address.isVersion4() == first.isVersion4()
                && address.masked(prefix).equals(first);
    }
}
