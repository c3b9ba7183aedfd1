package io.portcullis.crypto.credential;

import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.secret.SecretId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash as it is stored: its scheme in braces, then the hash as bcrypt writes it, which names its cost and salt. Ours
 * holds the id of the secret behind the pepper between them: {@code {bcrypt-hmac-sha384}9ef7f9e6698ac049$2a$12$…}. A
 * foreign one is of the password alone, as Spring Security and others make it: {@code {bcrypt}$2b$10$…}.
 *
 * <p>{@code $2a$}, {@code $2b$} and {@code $2y$} are one algorithm for any UTF-8 of 72 bytes or less; {@code $2x$} marks
 * the hashes of a faulty one.
 *
 * @param secret absent in a foreign hash
 * @param bcrypt the part from {@code $2} on
 */
record BcryptHash(Optional<SecretId> secret, int cost, String bcrypt) {

    private static final String OURS = "{bcrypt-hmac-sha384}";
    private static final String FOREIGN = "{bcrypt}";
    private static final Pattern FORM =
            Pattern.compile("(?:%s(?<secret>[0-9a-f]{16})|%s)".formatted(Pattern.quote(OURS), Pattern.quote(FOREIGN))
                    + "(?<bcrypt>\\$2[aby]\\$(?<cost>[0-9]{2})\\$[./A-Za-z0-9]{53})");

    /** The end of a salt of 128 bits, and of a digest of 184, in characters of six bits. */
    private static final Pattern WHOLE = Pattern.compile("[.Oeu].{30}[.CGKOSWaeimquy26]$");

    /** Reads one; absent where it is malformed or of another scheme. */
    static Optional<BcryptHash> parse(PasswordHash hash) {
        Matcher form = FORM.matcher(hash.reveal());
        if (!form.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(form.group("cost"));
        if (cost < Bcrypt.MIN_COST || cost > Bcrypt.MAX_COST) {
            return Optional.empty();
        }
        Optional<SecretId> secret = Optional.ofNullable(form.group("secret")).map(SecretId::new);
        return Optional.of(new BcryptHash(secret, cost, form.group("bcrypt")));
    }

    /**
     * The stored form of a hash that comes from elsewhere, in the form that bcrypt gives it or in that of a store; absent
     * where it is neither, or holds bits that bcrypt leaves out, so that it equals no hash of anything.
     */
    static Optional<PasswordHash> brought(String text) {
        PasswordHash hash = new PasswordHash(text.startsWith("$") ? FOREIGN + text : text);
        return parse(hash)
                .filter(parsed -> WHOLE.matcher(parsed.bcrypt()).find())
                .map(_ -> hash);
    }

    /** The stored form of a hash that bcrypt has just made. */
    static PasswordHash stored(SecretId secret, String bcrypt) {
        return new PasswordHash(OURS + secret + bcrypt);
    }

    @Override
    public String toString() {
        return "a bcrypt hash of cost " + cost;
    }
}
