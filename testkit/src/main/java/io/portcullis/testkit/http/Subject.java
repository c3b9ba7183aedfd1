package io.portcullis.testkit.http;

import java.net.URI;
import java.time.Duration;

/**
 * A server under test, with every setting at its default but those that keep it quick: open registration, no verified
 * address asked for, no budgets.
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
}
