package io.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.domain.request.Origin;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Handler;
import io.portcullis.http.route.Query;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The description says what the routes are, no more and no less; and were it wrong, the laws would know. */
class OpenApiTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<Route> ROUTES = routes();
    private static final JsonNode DOCUMENT = document(ROUTES);

    @Test
    void the_description_keeps_every_law() {
        assertThat(OpenApiLaws.faults(DOCUMENT, ROUTES)).isEmpty();
    }

    @Test
    void the_description_may_be_kept_for_five_minutes() {
        assertThat(described(ROUTES).headers()).containsEntry("Cache-Control", "public, max-age=300");
    }

    /** Each line changes one thing: what stands at a pointer becomes that, or is gone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /openapi | "3.0.3" | not OpenAPI 3.1
            /info/title | | not OpenAPI 3.1
            /paths/~1v1~1sessions/post/responses | {} | not OpenAPI 3.1
            /components/schemas/Account/type | "thing" | not a schema: Account
            /components/schemas/Account/properties | [] | not a schema: Account
            /components/responses/NotFound | | leads nowhere
            /paths/~1v1~1sessions/get | | other operations
            /paths/~1v1~1nowhere | {"get":{"responses":{"204":{"description":"."}}}} | other operations
            /paths/~1v1~1sessions/get/summary | | has no name or no summary
            /paths/~1v1~1sessions/get/operationId | "logIn" | an operationId is there twice
            /paths/~1v1~1sessions~1{id}/delete/parameters/0/name | "session" | other path parameters
            /paths/~1v1~1sessions/delete/parameters | | other query parameters
            /paths/~1v1~1accounts~1me~1events/get/parameters/1/name | "after" | other query parameters
            /paths/~1v1~1sessions/get/security | [] | another may call it
            /paths/~1v1~1events/get/security | [{"accessToken":[]}] | another may call it
            /paths/~1v1~1events/get/responses/403 | | forbids nothing
            /paths/~1v1~1sessions/post/security | [{"accessToken":[]}] | another may call it
            /paths/~1v1~1sessions/get/responses/401 | | refuses no token
            /paths/~1v1~1sessions/post/responses/503 | | is never overloaded
            /paths/~1v1~1sessions/post/requestBody | | has a body here and none there
            /paths/~1v1~1sessions/get/requestBody | {"content":{"application/json":{"schema":{},"example":{}}}} \
            | has a body here
            /components/schemas/Login/properties/nickname | {"type":"string"} | other members of the body
            /components/schemas/Login/required | ["email"] | other required members
            /components/schemas/Login/additionalProperties | true | takes any member
            /paths/~1v1~1sessions/post/requestBody/content/application~1json/example/email | 1 | is refused
            /paths/~1v1~1sessions/post/requestBody/content/application~1json/example/email | 1 | not as its schema says
            /paths/~1v1~1sessions/post/responses/201/content/application~1json/example/expires_in | "1" | not as its schema
            /paths/~1v1~1sessions/post/responses/201/content/application~1json/example | | has no example
            /components/responses/NotFound/content/application~1problem+json/examples | | has no example
            /components/responses/NotFound/content/application~1problem+json/schema/properties/status/const | 410 | status
            /components/responses/NotFound/content/application~1problem+json/schema/properties/type/enum | [] | as its schema
            /paths/~1v1~1accounts/post/responses/409/content/application~1problem+json/schema/properties/type/enum \
            | ["/problems/name-taken"] | other problems
            /paths/~1v1~1sessions/post/responses/403 | {"description":".","content":{"application/problem+json":{"schema":\
            {"properties":{"type":{"enum":["/problems/not-found"]},"status":{"const":404}}}}}} | answers another status
            """)
    void whatever_is_wrong_is_told(String pointer, String value, String told) throws JsonProcessingException {
        ObjectNode broken = DOCUMENT.deepCopy();
        JsonPointer place = JsonPointer.compile(pointer);
        ObjectNode parent = (ObjectNode) broken.at(place.head());
        String member = place.last().getMatchingProperty();
        if (value == null) {
            assertThat(parent.remove(member)).as("what is taken away").isNotNull();
        } else {
            JsonNode _ = parent.set(member, MAPPER.readTree(value));
        }
        assertThat(OpenApiLaws.faults(broken, ROUTES))
                .anySatisfy(fault -> assertThat(fault).contains(told));
    }

    private static List<Route> routes() {
        try (JavalinOverFakes server = JavalinOverFakes.start()) {
            return server.routes();
        }
    }

    /** What these routes, of which one is the description, say of themselves. */
    static JsonNode document(List<Route> routes) {
        try {
            return MAPPER.readTree(
                    described(routes).content().map(Content::text).orElseThrow());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Reply described(List<Route> routes) {
        Handler.Open handler = routes.stream()
                .filter(route -> route.template().equals("/openapi.json"))
                .map(route -> (Handler.Open) route.handler())
                .findFirst()
                .orElseThrow();
        Origin origin = new Origin("127.0.0.1", "127.0.0.1", Optional.empty(), "some-id");
        return (Reply) handler.answer()
                .apply(new Request(Map.of(), new Query(Optional.empty(), List.of()), Optional.empty(), origin));
    }
}
