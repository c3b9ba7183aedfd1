package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.http.answer.Answer;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    @Test
    void a_listener_knows_its_port_before_anything_is_served() throws IOException {
        try (Listener listener = Listener.bind("127.0.0.1", 0)) {
            assertThat(listener.port()).isPositive();
            assertThat(listener.host()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void a_port_is_bound_once() throws IOException {
        try (Listener listener = Listener.bind("127.0.0.1", 0)) {
            assertThatThrownBy(() -> Listener.bind("127.0.0.1", listener.port()))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void an_unknown_host_is_told_as_such() {
        assertThatThrownBy(() -> Listener.bind("nowhere.invalid", 0)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_client_that_connects_early_is_served_in_the_end() throws Exception {
        Listener listener = Listener.bind("127.0.0.1", 0);
        FutureTask<Answered> early =
                run(() -> TestServer.raw(listener.port(), "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
        try (HttpServer _ = HttpServer.start(listener, List.of(), HttpLimits.DEFAULT, TrustedProxies.NONE, false)) {
            assertThat(early.get().status()).isEqualTo(404);
        }
    }

    @Test
    void what_is_in_flight_is_finished_before_the_server_stops() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        TestServer server = TestServer.serving(Route.open(Method.GET, "/slow", _ -> {
            arrived.countDown();
            await(released);
            return Answer.done();
        }));
        FutureTask<Answered> inFlight = run(() -> server.request("GET /slow"));
        arrived.await();
        FutureTask<Boolean> stop = run(() -> {
            server.close();
            return true;
        });
        while (accepts(server.port())) {
            Thread.onSpinWait();
        }
        released.countDown();
        assertThat(inFlight.get().status()).isEqualTo(204);
        assertThat(stop.get()).as("the stop has an end").isTrue();
    }

    private static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException _) {
            return false;
        }
    }

    private static <T> FutureTask<T> run(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
