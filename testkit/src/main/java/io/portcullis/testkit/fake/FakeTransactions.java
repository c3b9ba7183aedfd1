package io.portcullis.testkit.fake;

import io.portcullis.domain.port.Transactions;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of all fake stores: one reference to what is committed. A transaction works on a draft under one lock
 * and publishes it when it commits, so writers wait for one another and readers never wait.
 */
public final class FakeTransactions implements Transactions {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Snapshot committed = Snapshot.EMPTY;

    /** The running transaction's; read and written under the lock only. */
    private @Nullable Draft running;

    /** What a running transaction has written so far. */
    static final class Draft implements Transaction {

        Snapshot state;
        private boolean undone;

        private Draft(Snapshot state) {
            this.state = state;
        }

        @Override
        public <T> T undo(T refusal) {
            undone = true;
            return refusal;
        }
    }

    @Override
    public <T> T run(Block<T> block) {
        lock.lock();
        try {
            return running == null ? begin(block) : join(block, running);
        } finally {
            lock.unlock();
        }
    }

    private <T> T begin(Block<T> block) {
        Draft draft = new Draft(committed);
        running = draft;
        try {
            T result = block.run(draft);
            if (!draft.undone) {
                committed = draft.state;
            }
            return result;
        } finally {
            running = null;
        }
    }

    private static <T> T join(Block<T> block, Draft outer) {
        boolean returned = false;
        try {
            T result = block.run(outer);
            returned = true;
            return result;
        } finally {
            outer.undone |= !returned;
        }
    }

    /** What the caller may see: inside a transaction its draft, outside what is committed. */
    Snapshot state() {
        return lock.isHeldByCurrentThread() && running != null ? running.state : committed;
    }

    /** Changes the state in the running transaction, or in one of its own. */
    <T> T write(Function<Draft, T> change) {
        return run(transaction -> change.apply((Draft) transaction));
    }

    /** Changes the state as {@link #write} does, whatever it is. */
    void change(UnaryOperator<Snapshot> change) {
        write(draft -> {
            draft.state = change.apply(draft.state);
            return draft;
        });
    }
}
