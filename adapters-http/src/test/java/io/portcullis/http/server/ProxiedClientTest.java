package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProxiedClientTest {

    private static final Route ADDRESS = Route.open(
            Method.GET,
            "/address",
            request -> Answer.ok(JsonNodeFactory.instance
                    .objectNode()
                    .put("address", request.origin().address())));

    @AutoClose
    private final TestServer behindLoopback = TestServer.behind(TrustedProxies.parse("127.0.0.0/8"), ADDRESS);

    @AutoClose
    private final TestServer behindAnother = TestServer.behind(TrustedProxies.parse("10.0.0.0/8,::1"), ADDRESS);

    ProxiedClientTest() throws IOException {}

    @Test
    void a_trusted_peer_names_its_client() throws IOException {
        assertThat(address(behindLoopback, "X-Forwarded-For: 192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(address(behindLoopback, "Forwarded: for=\"[2001:DB8::7]:4711\";proto=https"))
                .isEqualTo("2001:db8::7");
    }

    @Test
    void what_a_client_writes_in_front_of_that_changes_nothing() throws IOException {
        assertThat(address(behindLoopback, "X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 192.0.2.7, 127.0.0.2"))
                .isEqualTo("192.0.2.7");
        assertThat(address(behindLoopback, "forwarded: for=203.0.113.9, for=\"", "Forwarded: for=192.0.2.7"))
                .isEqualTo("192.0.2.7");
        assertThat(address(behindLoopback, "Forwarded: for=203.0.113.9", "X-Forwarded-For: 192.0.2.7"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void an_untrusted_peer_names_nobody() throws IOException {
        assertThat(address(behindAnother, "X-Forwarded-For: 192.0.2.7")).isEqualTo("127.0.0.1");
        assertThat(address(behindAnother, "Forwarded: for=10.0.0.1", "X-Forwarded-For: 10.0.0.1"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void no_other_header_names_anybody() throws IOException {
        assertThat(address(
                        behindLoopback,
                        "X-Real-IP: 192.0.2.7",
                        "X-Client-IP: 192.0.2.7",
                        "True-Client-IP: 192.0.2.7",
                        "X-Forwarded: for=192.0.2.7"))
                .isEqualTo("127.0.0.1");
    }

    private static String address(TestServer server, String... headers) throws IOException {
        Answered answered = server.request("GET /address", headers);
        assertThat(answered.status()).isEqualTo(200);
        return answered.body().replaceAll("\\{\"address\":\"(.*)\"}", "$1");
    }
}
