package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others read in an access token. Skipped where tokens are no JWTs, as a fake's are. */
public abstract class AccessTokenHttpContract extends HttpContract {

    private static final JsonMapper JSON = new JsonMapper();

    private Answer loggedIn;
    private List<String> parts;

    @BeforeAll
    final void logIn() {
        loggedIn = api().logIn(api().someone().email(), PASSWORD);
        parts = List.of(loggedIn.text("access_token").split("\\.", -1));
        assumeTrue(parts.getFirst().startsWith("eyJ"), "access tokens are no JWTs here");
    }

    @Test
    void a_token_names_its_type_its_algorithm_and_a_published_key() {
        JsonNode header = part(0);
        assertThat(header.fieldNames()).toIterable().as("the header").containsExactlyInAnyOrder("typ", "alg", "kid");
        assertThat(header.path("typ").asText()).as("RFC 9068, section 2.1").isEqualTo("at+jwt");
        assertThat(header.path("alg").asText()).as("the default algorithm").isEqualTo("ES256");
        assertThat(send(Call.get("/.well-known/jwks.json")).json().path("keys"))
                .as("the public key that it names")
                .filteredOn(key -> key.path("kid").equals(header.path("kid")))
                .singleElement()
                .satisfies(key -> assertThat(key.path("alg")).isEqualTo(header.path("alg")));
    }

    @Test
    void a_token_claims_what_the_contract_says_and_nothing_more() {
        JsonNode claims = part(1);
        assertThat(claims.fieldNames())
                .toIterable()
                .as("the claims")
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "iat",
                        "nbf",
                        "exp",
                        "jti",
                        "client_id",
                        "sid",
                        "auth_time",
                        "amr",
                        "roles");
        assertThat(claims.path("sub").asText())
                .isEqualTo(loggedIn.json().at("/account/id").asText());
        assertThat(claims.path("sid").asText()).isEqualTo(loggedIn.text("session_id"));
        assertThat(claims.path("client_id").asText()).isEqualTo("portcullis");
        assertThat(claims.path("amr")).map(JsonNode::asText).containsExactly("pwd");
        assertThat(claims.path("roles")).map(JsonNode::asText).containsExactly("user");
        assertThat(claims.path("iss").asText()).as("the issuer").startsWith("http");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .as("its life in seconds")
                .isEqualTo(600);
        assertThat(claims.path("nbf")).as("valid from its issue on").isEqualTo(claims.path("iat"));
        assertThat(claims.path("auth_time").asLong())
                .as("proven at login")
                .isBetween(claims.path("iat").asLong() - 5, claims.path("iat").asLong());
    }

    @Test
    void a_changed_token_is_refused() {
        String none = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}");
        for (String token : List.of(
                none + "." + parts.get(1) + ".",
                none + "." + parts.get(1) + "." + parts.get(2),
                parts.get(0) + "." + parts.get(1) + ".",
                parts.get(0) + "." + encoded(part(1).toString().replace("\"user\"", "\"admin\"")) + "." + parts.get(2),
                parts.get(0) + "." + parts.get(1) + "." + parts.get(2) + "=",
                parts.get(0) + "." + parts.get(1))) {
            assertThat(api().current(token)).as("the token %s", token).isUnauthorized(Problem.INVALID_TOKEN);
        }
    }

    private JsonNode part(int index) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts.get(index)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
