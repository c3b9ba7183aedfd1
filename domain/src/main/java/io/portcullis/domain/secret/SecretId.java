package io.portcullis.domain.secret;

import java.util.regex.Pattern;

/**
 * Names one secret of the environment without telling anything of it: 8 bytes derived from it, in hexadecimal. Stored
 * beside whatever that secret made, so that a former secret is found again.
 */
public record SecretId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");

    public SecretId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a secret");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
