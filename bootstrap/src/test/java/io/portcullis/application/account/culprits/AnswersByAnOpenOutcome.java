package io.portcullis.application.account.culprits;

/** Has outcomes that no switch can exhaust. */
public final class AnswersByAnOpenOutcome {

    /** Anybody may add to it. */
    public interface Outcome {}

    public Outcome handle() {
        return new Outcome() {};
    }
}
