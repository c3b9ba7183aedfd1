package io.portcullis.persistence;

import io.portcullis.domain.port.Transactions;

/** Transactions of the database. */
final class JdbiTransactions implements Transactions {

    private final Database database;

    /** The transaction that the present thread runs. */
    private final ScopedValue<Running> running = ScopedValue.newInstance();

    JdbiTransactions(Database database) {
        this.database = database;
    }

    @Override
    public <T> T run(Block<T> block) {
        return running.isBound() ? running.get().join(block) : begin(block);
    }

    private <T> T begin(Block<T> block) {
        return database.inTransaction(handle -> {
            Running transaction = new Running();
            T result = ScopedValue.where(running, transaction).call(() -> block.run(transaction));
            if (transaction.undone) {
                handle.rollback();
            }
            return result;
        });
    }

    private static final class Running implements Transaction {

        private boolean undone;

        @Override
        public <T> T undo(T refusal) {
            undone = true;
            return refusal;
        }

        /** Runs an inner block; whoever catches what it throws can't keep the half that it wrote. */
        <T> T join(Block<T> block) {
            boolean returned = false;
            try {
                T result = block.run(this);
                returned = true;
                return result;
            } finally {
                undone |= !returned;
            }
        }
    }
}
