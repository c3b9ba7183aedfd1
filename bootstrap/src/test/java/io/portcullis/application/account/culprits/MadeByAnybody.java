package io.portcullis.application.account.culprits;

/** Has a constructor that others than its index can call. */
public final class MadeByAnybody {

    public MadeByAnybody() {}
}
