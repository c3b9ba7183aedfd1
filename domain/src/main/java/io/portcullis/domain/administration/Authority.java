package io.portcullis.domain.administration;

import io.portcullis.domain.audit.AuditEvent;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** By whose word something is done to an account by another than its owner. */
public sealed interface Authority {

    /** An administrator's, who has the permission: whoever makes one has asked. */
    record Administrator(Caller caller, Origin origin) implements Authority {}

    /** The operator's, who has the machine and so needs no other proof. */
    record Operator() implements Authority {}

    /** Who acts, as the trail names them; absent for the operator, who has no account. */
    default Optional<AuditEvent.Administrator> actor() {
        return switch (this) {
            case Administrator(Caller caller, Origin _) -> Optional.of(AuditEvent.Administrator.of(caller));
            case Operator() -> Optional.empty();
        };
    }

    /** Where it came from; absent for the operator, who is no client. */
    default Optional<Origin> cameFrom() {
        return switch (this) {
            case Administrator(Caller _, Origin origin) -> Optional.of(origin);
            case Operator() -> Optional.empty();
        };
    }
}
