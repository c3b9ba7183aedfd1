package io.portcullis.http.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.request.Origin;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Query;
import io.portcullis.http.route.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementRoutesTest {

    private static final ReadinessCheck STORE = new ReadinessCheck("store", () -> true);
    private static final ReadinessCheck NO_STORE = new ReadinessCheck("store", () -> false);
    private static final ReadinessCheck BROKEN_KEY = new ReadinessCheck("signing-key", () -> {
        throw new IllegalStateException("no key");
    });

    @Test
    void a_process_lives_whatever_it_lacks() {
        assertThat(answer("/health/live", NO_STORE).status()).isEqualTo(200);
    }

    @Test
    void a_server_that_has_everything_is_ready() {
        assertThat(answer("/health/ready", STORE)).isEqualTo(reply(200, "{\"status\":\"ready\"}"));
    }

    @Test
    void a_server_that_lacks_something_says_what() {
        assertThat(answer("/health/ready", STORE, BROKEN_KEY))
                .isEqualTo(reply(503, "{\"status\":\"not ready\",\"failing\":[\"signing-key\"]}")
                        .with("Retry-After", "1"));
        assertThat(answer("/health/ready", NO_STORE, BROKEN_KEY).content())
                .map(Content::text)
                .contains("{\"status\":\"not ready\",\"failing\":[\"store\",\"signing-key\"]}");
    }

    private static Reply reply(int status, String json) {
        return Reply.of(status, new Content("application/json", json));
    }

    private static Reply answer(String template, ReadinessCheck... checks) {
        return (Reply) new ManagementRoutes(List.of(checks))
                .routes().stream()
                        .filter(route -> route.template().equals(template))
                        .map(route -> (Handler.Open) route.handler())
                        .findFirst()
                        .orElseThrow()
                        .answer()
                        .apply(new Request(
                                Map.of(),
                                new Query(Optional.empty(), List.of()),
                                Optional.empty(),
                                new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "some-id")));
    }
}
