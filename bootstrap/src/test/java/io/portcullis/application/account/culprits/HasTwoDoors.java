package io.portcullis.application.account.culprits;

/** Can be entered in two ways. */
public final class HasTwoDoors {

    public void handle() {}

    public void handleAgain() {}
}
