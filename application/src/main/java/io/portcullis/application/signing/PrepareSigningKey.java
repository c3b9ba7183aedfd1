package io.portcullis.application.signing;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import java.time.InstantSource;
import java.util.List;

/**
 * Sees to it, before anybody is served, that there is a key to sign with and that every key rests under the first
 * secret of the environment.
 */
public final class PrepareSigningKey {

    private final SigningKeys signingKeys;
    private final KeyVault vault;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    PrepareSigningKey(
            SigningKeys signingKeys,
            KeyVault vault,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What will sign. */
    public record Command(SigningAlgorithm algorithm) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** There is a key, made by this server, by another or long ago; a symmetric one needs no making. */
        record Prepared() implements Outcome {}
    }

    public Outcome handle(Command command) {
        List<SigningKey> keys = signingKeys.all();
        keys.forEach(this::rewrap);
        SigningAlgorithm algorithm = command.algorithm();
        boolean missing = algorithm.asymmetric() && keys.stream().noneMatch(key -> key.algorithm() == algorithm);
        if (missing) {
            addFirst(vault.generate(algorithm, clock.instant()));
        }
        return new Outcome.Prepared();
    }

    private void addFirst(SigningKey key) {
        transactions.run(_ -> {
            boolean added = signingKeys.addFirst(key);
            if (added) {
                recordEvent.recordOwn(new AuditEvent.SigningKeyAdded(key.id()));
            }
            return added;
        });
    }

    private void rewrap(SigningKey key) {
        SigningKey rewrapped = vault.rewrap(key);
        if (!rewrapped.equals(key)) {
            signingKeys.rewrap(key.id(), key.privateKey(), rewrapped.privateKey());
        }
    }
}
