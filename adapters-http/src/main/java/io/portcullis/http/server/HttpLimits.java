package io.portcullis.http.server;

import java.time.Duration;

/**
 * What a listener spends on its clients.
 *
 * @param body in bytes; a longer one is refused unread
 * @param head in bytes, of request line and headers together
 * @param concurrentRequests how many are worked on at once; others wait
 * @param connections how many are open at once; others wait to be accepted
 * @param idle how long a client may be silent
 * @param drain how long a stop waits for the requests in flight
 */
public record HttpLimits(int body, int head, int concurrentRequests, int connections, Duration idle, Duration drain) {

    /** What holds where nothing else is said. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(16 * 1024, 16 * 1024, 500, 1000, Duration.ofSeconds(20), Duration.ofSeconds(8));
}
