package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.portcullis.domain.signing.KeySchedule;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What anybody may read: the public keys, what each problem means, and what there is to call. */
public abstract class PublicDocumentsHttpContract extends HttpContract {

    @Test
    void the_public_keys_hold_nothing_private() {
        Answer answer = send(Call.get("/.well-known/jwks.json"));
        assertThat(answer)
                .as("the key set (RFC 7517)")
                .hasStatus(200)
                .hasHeader("Cache-Control", "public, max-age=" + KeySchedule.CACHED.toSeconds())
                .hasExactly("keys");
        assertThat(answer.mediaType()).isIn("application/json", "application/jwk-set+json");
        for (JsonNode key : answer.json().path("keys")) {
            assertThat(key.fieldNames())
                    .toIterable()
                    .as("the members of a public key")
                    .contains("kty", "kid", "alg", "use")
                    .isSubsetOf("kty", "kid", "alg", "use", "crv", "x", "y", "n", "e");
            assertThat(key.path("use").asText()).isEqualTo("sig");
        }
        assertThat(answer.json().path("keys"))
                .extracting(key -> key.path("kid").asText())
                .as("the keys' names")
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void the_interface_describes_itself() {
        Answer answer = send(Call.get("/openapi.json"));
        assertThat(answer)
                .as("the description")
                .hasStatus(200)
                .isJson()
                .hasHeader("Cache-Control", "public, max-age=300");
        assertThat(answer.text("openapi")).as("its version of OpenAPI").matches("3\\.1\\.[0-9]+");
        assertThat(answer.json().path("paths").fieldNames())
                .toIterable()
                .as("paths of every street")
                .contains(
                        "/.well-known/jwks.json",
                        "/openapi.json",
                        "/problems",
                        "/v1/accounts",
                        "/v1/accounts/me/events",
                        "/v1/accounts/me/password",
                        "/v1/sessions");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_is_explained_where_its_type_says(Problem problem) {
        Answer answer = send(Call.get(problem.type()));
        assertThat(answer).as("%s", problem.type()).hasStatus(200).hasHeader("Cache-Control", "public, max-age=300");
        assertThat(answer.mediaType()).as("the media type (RFC 7763)").isEqualTo("text/markdown");
        assertThat(answer.header("Content-Type").orElse("")).containsIgnoringCase("charset=utf-8");
        assertThat(answer.body())
                .as("the explanation of %s", problem.type())
                .startsWith("# ")
                .contains(String.valueOf(problem.status()));
    }

    @Test
    void all_problems_are_listed() {
        Answer answer = send(Call.get("/problems"));
        assertThat(answer).as("the catalogue").hasStatus(200).hasHeader("Cache-Control", "public, max-age=300");
        assertThat(answer.mediaType()).isEqualTo("text/markdown");
        assertThat(answer.body())
                .as("the catalogue")
                .contains(
                        EnumSet.allOf(Problem.class).stream().map(Problem::type).toList());
    }

    @Test
    void an_unknown_problem_is_not_found() {
        assertThat(send(Call.get("/problems/no-such-problem"))).isProblem(Problem.NOT_FOUND);
    }
}
