package io.portcullis.http.signing;

import io.portcullis.application.signing.ListPublicKeys;
import io.portcullis.application.signing.PublicKeyUseCases;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON Web Key Set (RFC 7517, section 5). */
public final class SigningRoutes implements Routes {

    private final PublicKeyUseCases publicKeys;

    public SigningRoutes(PublicKeyUseCases publicKeys) {
        this.publicKeys = publicKeys;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.open(Method.GET, "/.well-known/jwks.json", _ -> keys()));
    }

    private Answer keys() {
        return switch (publicKeys.listPublicKeys().handle(new ListPublicKeys.Query())) {
            case ListPublicKeys.Outcome.Listed(var found) ->
                Reply.of(200, Content.jsonText(set(found))).cacheable();
        };
    }

    /** Every key is JSON already. */
    private static String set(List<PublicKey> keys) {
        return keys.stream().map(PublicKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
