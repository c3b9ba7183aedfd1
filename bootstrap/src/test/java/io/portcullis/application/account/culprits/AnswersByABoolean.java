package io.portcullis.application.account.culprits;

/** Has a true answer and a false one. */
public final class AnswersByABoolean {

    /** What it should have answered. */
    public sealed interface Outcome {

        /** Nobody sees it. */
        record Done() implements Outcome {}
    }

    public boolean handle() {
        return true;
    }
}
