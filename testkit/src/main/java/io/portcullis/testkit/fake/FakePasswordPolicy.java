package io.portcullis.testkit.fake;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.request.Fault;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges at once, by a dictionary of one line, and is overloaded when it is told to. What is left of a password without
 * the words that it knows must take enough different steps from one character to the next.
 */
public final class FakePasswordPolicy implements PasswordPolicy {

    private static final int FEWEST_STEPS = 6;
    private static final Pattern SEPARATORS = Pattern.compile("[@.]");

    private final AtomicReference<Optional<Judgement>> overload = new AtomicReference<>(Optional.empty());

    /** From now on there is no room. */
    public void overload(Duration retryAfter) {
        overload.set(Optional.of(new Judgement.Overloaded(retryAfter)));
    }

    @Override
    public Judgement judge(NewPassword password, EmailAddress email) {
        return overload.get().orElseGet(() -> {
            String rest = Stream.concat(
                            Stream.of("portcullis", "password", "dragonfly", "qwertyuiop", "asdfghjkl"),
                            SEPARATORS.splitAsStream(email.canonical()))
                    .reduce(
                            password.password().reveal().toLowerCase(Locale.ROOT),
                            (text, word) -> text.replace(word, ""));
            return steps(rest.codePoints().toArray()) < FEWEST_STEPS
                    ? new Judgement.Refused(new Fault(Fault.Code.TOO_COMMON, "too easily guessed"))
                    : new Judgement.Accepted();
        });
    }

    private static long steps(int[] text) {
        return IntStream.range(1, text.length)
                .map(i -> text[i] - text[i - 1])
                .distinct()
                .count();
    }
}
