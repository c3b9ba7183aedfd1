package io.portcullis.domain.credential;

import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.request.UnicodeText;

/**
 * A password somebody wants from now on: long enough. Whether it is too easily guessed is for {@link PasswordRules} and
 * the {@code PasswordPolicy} to say.
 */
public final class NewPassword {

    private final Password password;

    private NewPassword(Password password) {
        this.password = password;
    }

    /** Reads one; length is counted in code points of the NFC form. */
    public static Parsed<NewPassword> parse(String text, PasswordLength length) {
        return switch (Password.parse(text)) {
            case Parsed.Invalid<Password>(Fault fault) -> new Parsed.Invalid<>(fault);
            case Parsed.Valid<Password>(Password password)
            when UnicodeText.codePoints(password.reveal()) < length.minimum() ->
                Parsed.invalid(Fault.Code.TOO_SHORT, length.minimum() + " characters at least");
            case Parsed.Valid<Password>(Password password) -> Parsed.valid(new NewPassword(password));
        };
    }

    /** The password as it will be hashed. */
    public Password password() {
        return password;
    }

    /** Whether it is the very password that was presented with it. */
    public boolean sameAs(PresentedPassword presented) {
        return presented
                .possible()
                .map(Password::reveal)
                .filter(password.reveal()::equals)
                .isPresent();
    }

    @Override
    public String toString() {
        return "a new password";
    }
}
