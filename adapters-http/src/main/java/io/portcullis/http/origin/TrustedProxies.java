package io.portcullis.http.origin;

import java.util.ArrayList;
import java.util.List;

/** The proxies whose word on who their client is counts. */
public record TrustedProxies(List<AddressRange> ranges) {

    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        ranges = List.copyOf(ranges);
    }

    /**
     * Reads addresses and ranges, separated by commas.
     *
     * @throws IllegalArgumentException saying what is wrong, without repeating the text
     */
    public static TrustedProxies parse(String list) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String entry : list.split(",", -1)) {
            try {
                ranges.add(range(entry.strip()));
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(
                        "must be addresses and ranges such as 10.0.0.0/8, 2001:db8::1, separated by commas;"
                                + " number " + (ranges.size() + 1) + " " + refused.getMessage(),
                        refused);
            }
        }
        return new TrustedProxies(ranges);
    }

    /** Whoever trusts everybody lets every client say who it is. */
    private static AddressRange range(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range.isEverything()) {
            throw new IllegalArgumentException("would trust everybody");
        }
        return range;
    }

    /** Whether it is the address of one of them. */
    public boolean include(IpAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
