package io.portcullis.http.culprits;

import io.portcullis.domain.credential.Password;
import java.util.function.Function;

/** An edge that looks into a password. */
public interface RevealsASecret {

    /** By calling. */
    class ByCall implements RevealsASecret {
        String text(Password password) {
            return password.reveal();
        }
    }

    /** By handing on the method. */
    class ByReference implements RevealsASecret {
        Function<Password, String> text() {
            return Password::reveal;
        }
    }
}
