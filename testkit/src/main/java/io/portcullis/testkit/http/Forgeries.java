package io.portcullis.testkit.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What somebody can make of an opaque value that the server handed out: a prefix, then base64url of id, counter, MAC. */
final class Forgeries {

    private static final int MAC_LENGTH = 32;
    private static final int COUNTER_LENGTH = 8;
    private static final int ID_LENGTH = 16;

    private Forgeries() {}

    /** Texts that are nearly that value, none of which the server made. */
    static List<String> of(String sealed) {
        String prefix = sealed.substring(0, sealed.indexOf('.') + 1);
        String rest = sealed.substring(prefix.length());
        List<String> forgeries = new ArrayList<>(List.of(
                sealed + "=",
                sealed + "A",
                sealed + " ",
                sealed.substring(0, sealed.length() - 1),
                rest,
                prefix,
                prefix.toUpperCase(Locale.ROOT) + rest,
                prefix.replace('1', '2') + rest));
        for (int index : List.of(
                0,
                ID_LENGTH,
                ID_LENGTH + COUNTER_LENGTH - 1,
                ID_LENGTH + COUNTER_LENGTH,
                ID_LENGTH + COUNTER_LENGTH + MAC_LENGTH - 1)) {
            forgeries.add(prefix + flipped(rest, index));
        }
        return List.copyOf(forgeries);
    }

    private static String flipped(String base64, int index) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64);
        bytes[index] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
