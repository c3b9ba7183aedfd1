package io.portcullis.testkit.fake;

import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signs nothing: it remembers what it issued, and knows those tokens again while they last. */
public final class FakeAccessTokens implements AccessTokens {

    private final InstantSource clock;
    private final List<PublicKey> publicKeys;
    private final Map<String, AccessTokenClaims> issued = new ConcurrentHashMap<>();

    /** Without a key to show. */
    public FakeAccessTokens(InstantSource clock) {
        this(clock, List.of());
    }

    /** With those keys to show; they verify nothing. */
    public FakeAccessTokens(InstantSource clock, List<PublicKey> publicKeys) {
        this.clock = clock;
        this.publicKeys = List.copyOf(publicKeys);
    }

    @Override
    public AccessToken issue(AccessTokenClaims claims) {
        String text = "fake." + claims.id() + ".token";
        AccessTokenClaims before = issued.putIfAbsent(text, claims);
        if (before != null && !before.equals(claims)) {
            throw new IllegalStateException("two tokens with the id " + claims.id());
        }
        return new AccessToken(text);
    }

    @Override
    public Optional<AccessTokenClaims> verify(String presented) {
        Instant now = clock.instant();
        return Optional.ofNullable(issued.get(presented))
                .filter(claims -> !now.isBefore(claims.issuedAt()) && now.isBefore(claims.expiresAt()));
    }

    @Override
    public List<PublicKey> publicKeys() {
        return publicKeys;
    }
}
