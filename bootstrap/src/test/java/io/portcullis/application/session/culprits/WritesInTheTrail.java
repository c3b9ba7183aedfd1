package io.portcullis.application.session.culprits;

import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.port.AuditTrail;
import java.util.function.Consumer;

/** Use cases that write in the audit trail with a pen of their own. */
public interface WritesInTheTrail {

    /** Calls the port. */
    class ByCall implements WritesInTheTrail {
        void write(AuditTrail auditTrail, AuditEntry entry) {
            auditTrail.add(entry);
        }
    }

    /** Hands on the port's method. */
    class ByReference implements WritesInTheTrail {
        Consumer<AuditEntry> write(AuditTrail auditTrail) {
            return auditTrail::add;
        }
    }
}
