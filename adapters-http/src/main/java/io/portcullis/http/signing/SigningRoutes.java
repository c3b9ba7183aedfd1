package io.portcullis.http.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.signing.ListPublicKeys;
import io.portcullis.application.signing.SigningUseCases;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;

/** The JSON Web Key Set (RFC 7517, section 5). */
public final class SigningRoutes implements Routes {

    private static final ObjectReader READER = new ObjectMapper().reader();

    private final SigningUseCases signing;

    public SigningRoutes(SigningUseCases signing) {
        this.signing = signing;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open(Method.GET, "/.well-known/jwks.json", _ -> keys()));
    }

    private Answer keys() {
        return switch (signing.listPublicKeys().handle(new ListPublicKeys.Query())) {
            case ListPublicKeys.Outcome.Listed(var found) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode keys = document.putArray("keys");
                found.forEach(key -> keys.add(jwk(key)));
                yield Answer.ok(document).cacheable();
            }
        };
    }

    private static JsonNode jwk(PublicKey key) {
        try {
            return READER.readTree(key.jwk());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the JWK of key " + key.id() + " is not JSON", e);
        }
    }
}
