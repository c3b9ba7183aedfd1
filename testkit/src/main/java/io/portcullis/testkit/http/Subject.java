package io.portcullis.testkit.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server under test: open registration, no verified address asked for, no budgets, and a hashing deadline that eight
 * requests at once can meet on a slow machine; every other setting that shows is at its default.
 */
public interface Subject {

    /** Where it listens, over plain HTTP; without a path. */
    URI base();

    /**
     * Lets time pass for everything that the server does.
     *
     * @return false where nobody can, as on a server that runs by the clock on the wall
     */
    boolean pass(Duration duration);

    /**
     * Makes an administrator of the account with that address, as its operator does.
     *
     * @return false where nobody can
     */
    boolean grantAdmin(String email);

    /**
     * What that address has received, the earliest first, once it is so many mails at least. Fails where they don't come.
     */
    List<Received> mailTo(String email, int count);

    /**
     * A mail that arrived.
     *
     * @param token what its link carries; absent where it has none
     */
    record Received(Optional<String> token) {}
}
