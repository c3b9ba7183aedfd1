package io.portcullis.mail;

import java.time.Duration;

/**
 * How long a mail server is waited for.
 *
 * @param connect until it answers at all
 * @param read between any two bytes of it
 * @param write until it takes what is sent
 * @param delivery for everything, from the first look at its name on: one that sends a byte now and then is waited for no
 *     longer
 */
record Timeouts(Duration connect, Duration read, Duration write, Duration delivery) {

    /** So that a delivery ends long before anybody else takes its mail up. */
    static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(2));
}
