package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One client can't fill the queue in which everybody's passwords wait. */
class HashingShareTest {

    private static final int SHARE = 2;

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore finish = new Semaphore(0);

    @AutoClose
    private final TestServer server = TestServer.serving(
            TrustedProxies.parse("127.0.0.1"),
            TestServer.LIMITS.withHashingPerNetwork(SHARE),
            Route.open(Method.GET, "/hash", this::hash).hashing(),
            Route.open(Method.GET, "/cheap", _ -> Answer.done()));

    HashingShareTest() throws IOException {}

    @Test
    void a_network_takes_its_share_of_the_hashing_and_no_more() throws IOException, InterruptedException {
        try (Client one = hashing("2001:db8::1");
                Client two = hashing("2001:db8::2")) {
            begun.acquire(SHARE);

            Answered third = server.request("GET /hash", "X-Forwarded-For: 2001:db8::3");
            assertThat(third.status()).isEqualTo(503);
            assertThat(third.header("retry-after")).isEqualTo("1");
            assertThat(third.body()).contains("/problems/overloaded");
            assertThat(server.request("GET /cheap", "X-Forwarded-For: 2001:db8::1")
                            .status())
                    .as("what hashes nothing is not counted")
                    .isEqualTo(204);
            try (Client elsewhere = hashing("2001:db8:0:1::1")) {
                begun.acquire();
                finish.release(SHARE + 1);
                for (Client client : List.of(one, two, elsewhere)) {
                    assertThat(client.answer().status()).isEqualTo(204);
                }
            }
        }
        finish.release();
        assertThat(server.request("GET /hash", "X-Forwarded-For: 2001:db8::3").status())
                .as("whoever was refused has left nothing behind")
                .isEqualTo(204);
    }

    private Client hashing(String address) throws IOException {
        Client client = Client.of(server);
        client.send("GET /hash HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: " + address + "\r\n\r\n");
        return client;
    }

    private Answer hash(Request request) {
        begun.release();
        finish.acquireUninterruptibly();
        return Answer.done();
    }
}
