package io.portcullis.http.server;

import java.time.Duration;

/**
 * What a listener spends on its clients.
 *
 * @param concurrentRequests how many are worked on at once; others wait
 * @param drain how long a stop waits for the requests in flight
 */
public record HttpLimits(
        Connections connections, Head head, Body body, int concurrentRequests, Hashing hashing, Duration drain) {

    /** What holds where nothing else is said. */
    public static final HttpLimits DEFAULT = new HttpLimits(
            new Connections(1000, 250, 1000, Duration.ofSeconds(30)),
            new Head(16 * 1024, Duration.ofSeconds(10)),
            new Body(16 * 1024, Duration.ofSeconds(15), Duration.ofSeconds(5), 1000),
            1000,
            new Hashing(Integer.MAX_VALUE, Duration.ofMillis(250)),
            Duration.ofSeconds(8));

    /** These limits, where one network may have so many passwords hashed at once. */
    public HttpLimits withHashingPerNetwork(int share) {
        return new HttpLimits(connections, head, body, concurrentRequests, new Hashing(share, hashing.pause()), drain);
    }

    /**
     * What connections may cost.
     *
     * @param open how many there are at once; others wait to be accepted
     * @param perNetwork how many of them one client's network may have (an address of version 4, 64 bits of version 6);
     *     more are closed at once. A trusted proxy may have any number, for behind it are many clients
     * @param requests how many one serves before it is closed
     * @param idle how long a client may be silent: between two requests, and when it should read an answer
     */
    public record Connections(int open, int perNetwork, int requests, Duration idle) {}

    /**
     * What the head of a request may cost.
     *
     * @param size in bytes, of request line and headers together
     * @param time for the whole of it: from the opening of the connection, or else from its first byte
     */
    public record Head(int size, Duration time) {}

    /**
     * What the body of a request may cost, whether or not anything wants it.
     *
     * @param size in bytes; a longer one is refused
     * @param time how long the server waits for the whole of it, in all
     * @param grace how long it waits before it asks for a rate
     * @param rate in bytes a second: so many add a second to the grace, until the time is up
     */
    public record Body(int size, Duration time, Duration grace, int rate) {}

    /**
     * What passwords may cost.
     *
     * @param perNetwork how many of one client's network are hashed at once, or wait for it
     * @param pause how long the answer is held back that there is no room: about as long as a hash takes
     */
    public record Hashing(int perNetwork, Duration pause) {}
}
