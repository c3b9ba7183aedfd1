package io.portcullis.persistence.culprits;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Stores that go past the one door. */
public interface OpensAHandle {

    /** Opens a handle that nobody closes. */
    class ByCall implements OpensAHandle {
        Handle handle(Jdbi jdbi) {
            return jdbi.open();
        }
    }

    /** Hands on how to open one. */
    class ByReference implements OpensAHandle {
        Supplier<Handle> handle(Jdbi jdbi) {
            return jdbi::open;
        }
    }

    /** Begins a transaction beside the running one. */
    class ForItsOwnTransaction implements OpensAHandle {
        int delete(Jdbi jdbi) {
            return jdbi.inTransaction(handle -> handle.execute("delete from account"));
        }
    }
}
