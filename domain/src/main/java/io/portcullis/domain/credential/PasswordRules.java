package io.portcullis.domain.credential;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.UnicodeText;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What bars a new password whoever guesses at it: the owner's own address, and one word said over and over. A
 * {@code PasswordPolicy} judges the rest. The second rule is here because an estimate that goes by pieces takes the
 * hyphens of {@code dragonfly-dragonfly-dragonfly} for pieces of their own, and finds it strong.
 */
public final class PasswordRules {

    private static final int SHORTEST_LOCAL_PART = 4;

    /** In code points. Twice something longer is nobody's first guess. */
    private static final int LONGEST_REPEATED = 12;

    private PasswordRules() {}

    /** The fault that bars {@code password} from being the password of an account with {@code email}, if any. */
    public static Optional<Fault> judge(NewPassword password, EmailAddress email) {
        String text = fold(password.password().reveal());
        String localPart = fold(email.localPart());
        if (UnicodeText.codePoints(localPart) >= SHORTEST_LOCAL_PART && text.contains(localPart)) {
            return Optional.of(new Fault(Fault.Code.CONTAINS_EMAIL, "it must not hold the address's name"));
        }
        int[] spoken = text.codePoints().filter(Character::isLetterOrDigit).toArray();
        if (2 * spoken.length > UnicodeText.codePoints(text) && repeats(spoken)) {
            return Optional.of(new Fault(Fault.Code.TOO_COMMON, "one word over and over; unrelated words are better"));
        }
        return Optional.empty();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Whether it is one short beginning over and over, the last time perhaps cut short. */
    private static boolean repeats(int[] text) {
        for (int period = 1; period <= Math.min(LONGEST_REPEATED, text.length / 2); period++) {
            if (Arrays.equals(text, period, text.length, text, 0, text.length - period)) {
                return true;
            }
        }
        return false;
    }
}
