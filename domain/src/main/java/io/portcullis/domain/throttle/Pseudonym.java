package io.portcullis.domain.throttle;

import java.util.regex.Pattern;

/**
 * Stands for an e-mail address or a network and tells nothing of it: a MAC under the secret of the environment, in
 * hexadecimal. Nobody without the secret can say whose it is, nor find two that share a slot.
 */
public record Pseudonym(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    private static final int SLOT_DIGITS = 4;

    public Pseudonym {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a pseudonym");
        }
    }

    /** One of 65,536, in hexadecimal. */
    String slot() {
        return value.substring(0, SLOT_DIGITS);
    }

    @Override
    public String toString() {
        return value;
    }
}
