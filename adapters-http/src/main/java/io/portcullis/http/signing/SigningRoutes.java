package io.portcullis.http.signing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.signing.ListPublicKeys;
import io.portcullis.application.signing.ListSigningKeys;
import io.portcullis.application.signing.PublicKeyUseCases;
import io.portcullis.application.signing.PublishSigningKey;
import io.portcullis.application.signing.SigningUseCases;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The JSON Web Key Set (RFC 7517, section 5) for everybody, and for administrators the line of keys behind it. To replace
 * a stolen key is the operator's alone: it breaks tokens that nobody stole.
 */
public final class SigningRoutes implements Routes {

    private static final String LINE = "/v1/signing-keys";

    private final PublicKeyUseCases publicKeys;
    private final SigningUseCases signing;
    private final Authenticate authenticate;
    private final KeyPolicy policy;

    /**
     * Over those use cases.
     *
     * @param policy what this server asks of the keys
     */
    public SigningRoutes(
            PublicKeyUseCases publicKeys, SigningUseCases signing, Authenticate authenticate, KeyPolicy policy) {
        this.publicKeys = publicKeys;
        this.signing = signing;
        this.authenticate = authenticate;
        this.policy = policy;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/.well-known/jwks.json", _ -> keys()),
                Route.forPermitted(Permission.READ_SIGNING_KEYS, Method.GET, LINE, authenticate, this::list),
                Route.forPermitted(Permission.PUBLISH_SIGNING_KEYS, Method.POST, LINE, authenticate, this::publish));
    }

    private Answer keys() {
        return switch (publicKeys.listPublicKeys().handle(new ListPublicKeys.Query())) {
            case ListPublicKeys.Outcome.Listed(var found) ->
                Reply.of(200, Content.jsonText(set(found))).cacheable();
        };
    }

    private Answer list(Request request, Caller caller) {
        return switch (signing.listSigningKeys()
                .handle(new ListSigningKeys.Query(authority(request, caller), policy))) {
            case ListSigningKeys.Outcome.Listed(var found) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode list = document.putArray("keys");
                found.forEach(
                        listing -> list.add(SigningKeyDocument.of(listing.key(), listing.state(), listing.goneAt())));
                yield Answer.ok(document);
            }
        };
    }

    private Answer publish(Request request, Caller caller) {
        return switch (signing.publishSigningKey()
                .handle(new PublishSigningKey.Command(authority(request, caller), policy))) {
            case PublishSigningKey.Outcome.Published(var key, var state) ->
                Answer.created(SigningKeyDocument.of(key, state, Optional.empty()));
            case PublishSigningKey.Outcome.AlreadyWaiting(var key) -> alreadyWaiting(key);
            case PublishSigningKey.Outcome.Derived() ->
                Problem.CONFLICT
                        .refusal()
                        .because("under HS256 there is one key, derived from the secret, and it changes with it");
        };
    }

    private static Answer alreadyWaiting(SigningKey key) {
        return Problem.CONFLICT
                .refusal()
                .because("the key " + key.id() + " is published already, and signs from "
                        + key.term().signsFrom() + " on; until then there can be no other");
    }

    private static Authority authority(Request request, Caller caller) {
        return new Authority.Administrator(caller, request.origin());
    }

    /** Every key is JSON already. */
    private static String set(List<PublicKey> keys) {
        return keys.stream().map(PublicKey::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
