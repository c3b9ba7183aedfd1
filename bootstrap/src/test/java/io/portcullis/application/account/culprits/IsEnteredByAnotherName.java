package io.portcullis.application.account.culprits;

/** Has one door, with the wrong sign. */
public final class IsEnteredByAnotherName {

    public void execute() {}
}
