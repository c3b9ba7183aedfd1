package io.portcullis.crypto.credential;

import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.secret.SecretId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of ours as it is stored: {@code {bcrypt-hmac-sha384}}, the id of the secret behind the pepper, then the hash as
 * bcrypt writes it, which names its cost and salt: {@code {bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$12$…}.
 *
 * @param bcrypt the part from {@code $2a$} on
 */
record BcryptHash(SecretId secret, int cost, String bcrypt) {

    private static final String SCHEME = "{bcrypt-hmac-sha384}";
    private static final Pattern FORM =
            Pattern.compile(Pattern.quote(SCHEME) + "([0-9a-f]{16})(\\$2a\\$([0-9]{2})\\$[./A-Za-z0-9]{53})");

    /** Reads one; absent where it is malformed or of another scheme. */
    static Optional<BcryptHash> parse(PasswordHash hash) {
        Matcher form = FORM.matcher(hash.reveal());
        if (!form.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(form.group(3));
        return cost < Bcrypt.MIN_COST || cost > Bcrypt.MAX_COST
                ? Optional.empty()
                : Optional.of(new BcryptHash(new SecretId(form.group(1)), cost, form.group(2)));
    }

    /** The stored form of a hash that bcrypt has just made. */
    static PasswordHash stored(SecretId secret, String bcrypt) {
        return new PasswordHash(SCHEME + secret + bcrypt);
    }

    @Override
    public String toString() {
        return "a bcrypt hash of cost " + cost;
    }
}
