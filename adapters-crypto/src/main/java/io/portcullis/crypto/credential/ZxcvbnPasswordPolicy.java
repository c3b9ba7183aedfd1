package io.portcullis.crypto.credential;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.WipeableString;
import com.nulabinc.zxcvbn.Zxcvbn;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.request.Fault;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what zxcvbn takes to be guessable within 10<sup>8</sup> tries. Its dictionaries, some 20 MB once read, are
 * loaded for the first password and shared from then on.
 */
public final class ZxcvbnPasswordPolicy implements PasswordPolicy {

    /**
     * To the nearest power of ten, since no estimate is finer: zxcvbn counts three pieces as 10<sup>8</sup> and a little
     * more, however common they are.
     */
    private static final long HIGHEST_REFUSED = 8;

    /** In code points. The work grows with the cube of the length: 256 characters can take seconds. */
    private static final int LONGEST_ESTIMATED = 24;

    private static final String PRODUCT = "portcullis";
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Supplier<Estimate> loading;
    private @Nullable Estimate loaded;

    public ZxcvbnPasswordPolicy() {
        this(ZxcvbnPasswordPolicy::load);
    }

    ZxcvbnPasswordPolicy(Supplier<Estimate> loading) {
        this.loading = loading;
    }

    @Override
    public Judgement judge(NewPassword password, EmailAddress email) {
        double magnitude = estimate().magnitude(beginning(password.password().reveal()), words(email));
        return Math.round(magnitude) <= HIGHEST_REFUSED
                ? new Judgement.Refused(
                        new Fault(Fault.Code.TOO_COMMON, "too easily guessed; a few unrelated words are better"))
                : new Judgement.Accepted();
    }

    private static String beginning(String text) {
        return text.codePoints()
                .limit(LONGEST_ESTIMATED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> words(EmailAddress email) {
        return Stream.concat(Stream.of(PRODUCT, email.localPart()), SEPARATORS.splitAsStream(email.canonical()))
                .distinct()
                .toList();
    }

    private synchronized Estimate estimate() {
        Estimate estimate = loaded;
        if (estimate == null) {
            estimate = loading.get();
            loaded = estimate;
        }
        return estimate;
    }

    private static Estimate load() {
        Zxcvbn zxcvbn = new Zxcvbn();
        return (text, words) -> {
            Strength strength = zxcvbn.measure(new WipeableString(text), words);
            strength.wipe();
            return strength.getGuessesLog10();
        };
    }
}
