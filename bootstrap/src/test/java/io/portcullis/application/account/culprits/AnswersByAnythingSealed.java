package io.portcullis.application.account.culprits;

/** Has an outcome that is sealed, yet no record. */
public final class AnswersByAnythingSealed {

    /** Permits what can't be taken apart. */
    public sealed interface Outcome {}

    private static final class Done implements Outcome {}

    public Outcome handle() {
        return new Done();
    }
}
