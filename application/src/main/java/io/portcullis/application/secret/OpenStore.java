package io.portcullis.application.secret;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import java.util.Optional;

/**
 * Proves, before anybody is served, that the secret of the environment is the store's. Without it every password would
 * look wrong and every token forged, and nobody would know why.
 */
public final class OpenStore {

    private final SecretChecks checks;
    private final Sealer sealer;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    OpenStore(SecretChecks checks, Sealer sealer, RecordEvent recordEvent, Transactions transactions) {
        this.checks = checks;
        this.sealer = sealer;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /** A server starts. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The store knows the first secret. */
        record Opened() implements Outcome {}

        /** The store was empty and belongs to the first secret from now on. */
        record Claimed() implements Outcome {}

        /** The store knew a former secret, and belongs to the first one from now on. */
        record Renewed(SecretId former) implements Outcome {}

        /** The store belongs to a secret that this server doesn't have. */
        record Refused(SecretId expected) implements Outcome {}
    }

    public Outcome handle(Command command) {
        SecretCheck first = sealer.check();
        Optional<SecretCheck> found = checks.find();
        if (found.isEmpty() && claim(first)) {
            return new Outcome.Claimed();
        }
        SecretCheck kept = found.or(checks::find).orElseThrow();
        if (!sealer.opens(kept)) {
            return new Outcome.Refused(kept.secret());
        }
        if (kept.secret().equals(first.secret())) {
            return new Outcome.Opened();
        }
        renew(kept, first);
        return new Outcome.Renewed(kept.secret());
    }

    private boolean claim(SecretCheck first) {
        return transactions.run(_ -> {
            boolean claimed = checks.claim(first);
            if (claimed) {
                recordEvent.recordOwn(new AuditEvent.StoreClaimed(first.secret(), Optional.empty()));
            }
            return claimed;
        });
    }

    /** Another server may have renewed it first, which is as well. */
    private void renew(SecretCheck kept, SecretCheck first) {
        transactions.run(_ -> {
            boolean renewed = checks.replace(kept, first);
            if (renewed) {
                recordEvent.recordOwn(new AuditEvent.StoreClaimed(first.secret(), Optional.of(kept.secret())));
            }
            return renewed;
        });
    }
}
