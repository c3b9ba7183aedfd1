package io.portcullis.application.steps;

import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.signing.SigningKey;
import java.util.Optional;

/** Adds keys to the line and takes them out of it, each together with its entry in the audit trail. */
public final class ChangeKeyLine {

    private final SigningKeys signingKeys;
    private final RecordEvent recordEvent;
    private final Transactions transactions;

    public ChangeKeyLine(SigningKeys signingKeys, RecordEvent recordEvent, Transactions transactions) {
        this.signingKeys = signingKeys;
        this.recordEvent = recordEvent;
        this.transactions = transactions;
    }

    /**
     * Adds a key because somebody wants it.
     *
     * @return false where another has its number
     */
    public boolean add(SigningKey key, Authority authority) {
        return transactions.run(_ -> {
            boolean added = signingKeys.add(key);
            if (added) {
                recordEvent.record(new AuditEvent.SigningKeyAdded(key.id(), authority.actor()), authority);
            }
            return added;
        });
    }

    /**
     * Adds a key because it is time.
     *
     * @return false where another has its number
     */
    public boolean addOwn(SigningKey key) {
        return transactions.run(_ -> {
            boolean added = signingKeys.add(key);
            if (added) {
                recordEvent.recordOwn(new AuditEvent.SigningKeyAdded(key.id(), Optional.empty()));
            }
            return added;
        });
    }

    /**
     * Removes a key.
     *
     * @return false where another has done so already
     */
    public boolean remove(SigningKey key) {
        return transactions.run(_ -> {
            boolean removed = signingKeys.remove(key.id());
            if (removed) {
                recordEvent.recordOwn(new AuditEvent.SigningKeyRemoved(key.id()));
            }
            return removed;
        });
    }
}
