package io.portcullis.application.signing;

import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.PublicKey;
import java.util.List;

/** Shows everybody the keys by which they can verify our access tokens. */
public final class ListPublicKeys {

    private final AccessTokens accessTokens;

    ListPublicKeys(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** Anybody may ask. */
    public record Query() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The public keys; none where the algorithm is symmetric. */
        record Listed(List<PublicKey> keys) implements Outcome {}
    }

    public Outcome handle(Query query) {
        return new Outcome.Listed(accessTokens.publicKeys());
    }
}
