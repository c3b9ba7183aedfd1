package io.portcullis.domain.port;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.AuditPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened, until it is swept. Entries outlive the accounts that they are about, and are never changed. */
public interface AuditTrail {

    /** Adds an entry: in the transaction of the act that it tells of, so that one is kept if and only if the other is. */
    void add(AuditEntry entry);

    /**
     * The entries about an account, the newest first.
     *
     * @param before where to go on; absent to begin with the newest
     * @param limit how many at most
     */
    List<AuditEntry> about(AccountId account, Optional<AuditPosition> before, int limit);

    /**
     * The entries of the whole trail, the newest first.
     *
     * @param account only those about it; absent for all
     * @param kind only those of it, letter by letter; absent for all
     * @param before where to go on; absent to begin with the newest
     * @param limit how many at most
     */
    List<AuditEntry> all(Optional<AccountId> account, Optional<String> kind, Optional<AuditPosition> before, int limit);

    /**
     * Forgets the entries from before that instant.
     *
     * @return how many
     */
    int sweep(Instant before);
}
