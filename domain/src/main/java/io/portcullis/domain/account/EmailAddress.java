package io.portcullis.domain.account;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.request.UnicodeText;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One bare e-mail address, kept as its owner wrote it (mail goes there and nowhere else) and in the canonical form that
 * decides whether two addresses are the same. Equal addresses have one canonical form.
 */
public final class EmailAddress {

    /** In code points; RFC 5321 allows no longer path. */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_PART_OCTETS = 64;

    /** RFC 5321's dot-string, with RFC 6532's letters beyond ASCII; quoted local parts and comments are refused. */
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+"
            + "(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]+)*");

    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");

    private final String address;
    private final String canonical;

    private EmailAddress(String address, String canonical) {
        this.address = address;
        this.canonical = canonical;
    }

    /** Reads an address; every fault but its length is {@code MALFORMED}, with no hint at which rule it broke. */
    public static Parsed<EmailAddress> parse(String text) {
        if (!UnicodeText.wellFormed(text)) {
            return malformed();
        }
        String address = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (UnicodeText.codePoints(address) > MAX_LENGTH) {
            return Parsed.invalid(Fault.Code.TOO_LONG, MAX_LENGTH + " characters at most");
        }
        return canonical(address)
                .map(canonical -> Parsed.valid(new EmailAddress(address, canonical)))
                .orElseGet(EmailAddress::malformed);
    }

    /**
     * Takes back what was parsed before, from a store, in both its forms: a rule that grows stricter must not lock
     * anybody out.
     */
    public static EmailAddress restored(String address, String canonical) {
        return new EmailAddress(address, canonical);
    }

    /** The address as it was written, in NFC. */
    public String address() {
        return address;
    }

    /** Local part in lower case, domain in lower-case ASCII without a trailing dot; canonical of itself. */
    public String canonical() {
        return canonical;
    }

    /** What stands before the {@code @} of the canonical form. */
    public String localPart() {
        return canonical.substring(0, canonical.lastIndexOf('@'));
    }

    private static Parsed<EmailAddress> malformed() {
        return Parsed.invalid(Fault.Code.MALFORMED, "one e-mail address, such as ada@example.org");
    }

    private static Optional<String> canonical(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at != address.lastIndexOf('@') || address.codePoints().anyMatch(EmailAddress::deceives)) {
            return Optional.empty();
        }
        String localPart = lowerCase(address.substring(0, at));
        if (!LOCAL_PART.matcher(localPart).matches() || octets(localPart) > MAX_LOCAL_PART_OCTETS) {
            return Optional.empty();
        }
        return canonicalDomain(address.substring(at + 1)).map(domain -> localPart + '@' + domain);
    }

    /**
     * Refuses what looks like something else or like nothing: white space, controls, invisible joiners, and every
     * character whose compatibility form holds an {@code @} or a full stop. IDNA 2003 would map them away silently.
     */
    private static boolean deceives(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)) {
            return true;
        }
        if (codePoint < 0x80) {
            return false;
        }
        String plain = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        return plain.indexOf('@') >= 0 || plain.indexOf('.') >= 0 || codePoint == 0x3002 || codePoint == 0xFF61;
    }

    /** IDNA 2003 turns ß into ss and ς into σ, which are other domains today; they are refused rather than guessed at. */
    private static Optional<String> canonicalDomain(String domain) {
        String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        if (name.indexOf('ß') >= 0 || name.indexOf('ẞ') >= 0 || name.indexOf('ς') >= 0) {
            return Optional.empty();
        }
        String ascii;
        try {
            ascii = lowerCase(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        int lastDot = ascii.lastIndexOf('.');
        boolean named =
                lastDot > 0 && !ALL_DIGITS.matcher(ascii.substring(lastDot + 1)).matches();
        boolean whole =
                !ascii.startsWith(".") && !ascii.endsWith(".") && !ascii.contains("..") && ascii.length() <= 253;
        return named && whole ? Optional.of(ascii) : Optional.empty();
    }

    private static String lowerCase(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static int octets(String text) {
        return text.codePoints()
                .map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x1_0000 ? 3 : 4)
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return address;
    }
}
