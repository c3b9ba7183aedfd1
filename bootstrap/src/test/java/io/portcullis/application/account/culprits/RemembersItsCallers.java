package io.portcullis.application.account.culprits;

/** Keeps in memory what belongs in a store. */
public final class RemembersItsCallers {

    private int callers;

    public int handle() {
        return ++callers;
    }
}
