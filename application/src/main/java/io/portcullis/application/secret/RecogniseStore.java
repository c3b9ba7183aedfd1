package io.portcullis.application.secret;

import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;

/**
 * Asks whether a store belongs to the first secret of the environment, and changes nothing. What is wrapped under another
 * one, be it the store's next, no running server could use.
 */
public final class RecogniseStore {

    private final SecretChecks checks;
    private final Sealer sealer;

    RecogniseStore(SecretChecks checks, Sealer sealer) {
        this.checks = checks;
        this.sealer = sealer;
    }

    /** Somebody comes who doesn't serve. */
    public record Query() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** It does. */
        record Recognised() implements Outcome {}

        /** No server has opened the store yet. */
        record Unclaimed() implements Outcome {}

        /** The store belongs to another, whether or not the environment has that one as a former secret. */
        record Strange(SecretId expected) implements Outcome {}
    }

    public Outcome handle(Query query) {
        return checks.find().map(this::judged).orElseGet(Outcome.Unclaimed::new);
    }

    private Outcome judged(SecretCheck kept) {
        return kept.secret().equals(sealer.check().secret()) && sealer.opens(kept)
                ? new Outcome.Recognised()
                : new Outcome.Strange(kept.secret());
    }
}
