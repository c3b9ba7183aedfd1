package io.portcullis.domain.credential;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.request.Fault;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which new passwords are too easily guessed: forms that an attacker tries first, and the owner's own address. It
 * counts in <em>units</em>: a run such as {@code aaaa}, {@code 4567} or {@code ytrewq}, or a word that everybody tries
 * here, is one, however long; any other character is one.
 */
public final class PasswordRules {

    /** A password of fewer units is too common. */
    private static final int FEWEST_UNITS = 8;

    /** A word repeated is too common up to this many units; twice something longer is nobody's first guess. */
    private static final int LONGEST_REPEATED = 12;

    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_LOCAL_PART = 4;

    private static final List<String> WORDS = List.of("portcullis", "password");
    private static final List<String> ROWS = List.of(
            "abcdefghijklmnopqrstuvwxyza",
            "01234567890",
            "qwertyuiop",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl",
            "zxcvbnm");

    private PasswordRules() {}

    /** The fault that bars {@code password} from being the password of an account with {@code email}, if any. */
    public static Optional<Fault> judge(NewPassword password, EmailAddress email) {
        String text = fold(password.password().reveal());
        String localPart = fold(email.localPart());
        if (localPart.codePointCount(0, localPart.length()) >= SHORTEST_LOCAL_PART && text.contains(localPart)) {
            return Optional.of(new Fault(Fault.Code.CONTAINS_EMAIL, "it must not hold the address's name"));
        }
        List<String> units = units(text);
        if (units.size() < FEWEST_UNITS || repeats(units)) {
            return Optional.of(
                    new Fault(Fault.Code.TOO_COMMON, "too easily guessed; a few unrelated words are better"));
        }
        return Optional.empty();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static List<String> units(String text) {
        List<String> units = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = Math.max(endOfWord(text, start), endOfRun(text, start));
            if (end == start) {
                end = text.offsetByCodePoints(start, 1);
            }
            units.add(text.substring(start, end));
            start = end;
        }
        return units;
    }

    private static int endOfWord(String text, int start) {
        for (String word : WORDS) {
            if (text.startsWith(word, start)) {
                return start + word.length();
            }
        }
        return start;
    }

    private static int endOfRun(String text, int start) {
        int longest = start;
        for (Step step : Step.values()) {
            int end = start + Character.charCount(text.codePointAt(start));
            int length = 1;
            while (end < text.length() && step.joins(text.codePointBefore(end), text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
                length++;
            }
            if (length >= SHORTEST_RUN) {
                longest = Math.max(longest, end);
            }
        }
        return longest;
    }

    /** How one character of a run follows the last. */
    private enum Step {
        SAME,
        FORWARD,
        BACKWARD;

        boolean joins(int before, int after) {
            return switch (this) {
                case SAME -> before == after;
                case FORWARD -> adjacent(before, after);
                case BACKWARD -> adjacent(after, before);
            };
        }

        private static boolean adjacent(int left, int right) {
            String pair = Character.toString(left) + Character.toString(right);
            return ROWS.stream().anyMatch(row -> row.contains(pair));
        }
    }

    /** Whether the units, separators aside, are one short beginning over and over, the last time perhaps cut short. */
    private static boolean repeats(List<String> units) {
        List<String> spoken = units.stream()
                .filter(unit -> unit.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        List<String> text = spoken.isEmpty() ? units : spoken;
        for (int period = 1; period <= Math.min(LONGEST_REPEATED, text.size() / 2); period++) {
            if (text.subList(period, text.size()).equals(text.subList(0, text.size() - period))) {
                return true;
            }
        }
        return false;
    }
}
