package io.portcullis.domain.port;

/**
 * Makes several changes of the stores one: all of them happen, or none. A block may be run again after a lost race
 * (three times at most), so it has no effect but on stores, and never hashes, signs or sends.
 */
public interface Transactions {

    /**
     * Runs a block and commits what it wrote, unless it undid it or threw. Inside a running block it joins that one, so
     * undoing the inner undoes the outer.
     *
     * @return what the block returned, also where it was undone
     */
    <T> T run(Block<T> block);

    /** The changes that belong together. */
    @FunctionalInterface
    interface Block<T> {
        T run(Transaction transaction);
    }

    /** The running transaction, as its block sees it. */
    interface Transaction {

        /** Undoes all that was written so far and will be written here; returns {@code refusal}, to be returned in turn. */
        <T> T undo(T refusal);
    }
}
