package io.portcullis.application.signing;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.SigningKey;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the line of keys: adds the first or the next one where it is wanted, and forgets those that nothing needs. Every
 * node does so before it serves and every minute from then on; whatever several want to do at once, one does.
 */
public final class RotateSigningKeys {

    private final SigningKeys signingKeys;
    private final KeyVault vault;
    private final RecordEvent recordEvent;
    private final Transactions transactions;
    private final InstantSource clock;

    RotateSigningKeys(
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

    /** What this node asks of the keys. */
    public record Command(KeyPolicy policy) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** This node added and forgot that many keys, and the line is as it should be. */
        record Rotated(int added, int removed) implements Outcome {}
    }

    public Outcome handle(Command command) {
        KeyPolicy policy = command.policy();
        Instant now = clock.instant();
        KeySchedule schedule = new KeySchedule(signingKeys.all());
        schedule.tooShort(policy, now).forEach(key -> signingKeys.lengthen(key.id(), policy.tokenLife()));
        int added = schedule.wanted(policy, now)
                .filter(term -> add(policy, term))
                .map(_ -> 1)
                .orElse(0);
        int removed = (int) schedule.gone(now).stream().filter(this::remove).count();
        return new Outcome.Rotated(added, removed);
    }

    private boolean add(KeyPolicy policy, KeyTerm term) {
        SigningKey key = vault.generate(policy.algorithm(), term);
        return transactions.run(_ -> {
            boolean added = signingKeys.add(key);
            if (added) {
                recordEvent.recordOwn(new AuditEvent.SigningKeyAdded(key.id()));
            }
            return added;
        });
    }

    private boolean remove(SigningKey key) {
        return transactions.run(_ -> {
            boolean removed = signingKeys.remove(key.id());
            if (removed) {
                recordEvent.recordOwn(new AuditEvent.SigningKeyRemoved(key.id()));
            }
            return removed;
        });
    }
}
