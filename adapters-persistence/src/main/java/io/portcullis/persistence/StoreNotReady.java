package io.portcullis.persistence;

/** There is no store of ours yet, or one of an older version, and whoever opened it was not to change that. */
public final class StoreNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private StoreNotReady(String sentence) {
        super(sentence, null, false, false);
    }

    static StoreNotReady missing() {
        return new StoreNotReady("There is no store yet.");
    }

    static StoreNotReady older() {
        return new StoreNotReady("The store was last opened by an older version.");
    }
}
