package io.portcullis.crypto.token;

import io.jsonwebtoken.Jwts;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Access tokens as JWTs (RFC 9068). Stored keys verify whatever the setting says; the keys derived for HS256 only while
 * it says HS256, since whoever was given one to verify with could go on signing with it.
 */
public final class JwtAccessTokens implements AccessTokens {

    /** Of some 500 bytes each: more than are in use at once where most servers are. */
    private static final int REMEMBERED = 20_000;

    private final SigningAlgorithm algorithm;
    private final KeyRing stored;
    private final List<TokenKey> derived;
    private final JwtClaims form;
    private final StrictJson json = new StrictJson();
    private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED);
    private final InstantSource clock;

    /**
     * Tokens signed by the derived key, or else by the one of the store whose turn it is, which may still be of the
     * algorithm before. The key set is first read when a token needs it.
     *
     * @param issuer the {@code iss} of every token, compared to the letter
     * @param audience the {@code aud} of every token
     */
    public JwtAccessTokens(
            SigningAlgorithm algorithm,
            String issuer,
            String audience,
            SigningKeys signingKeys,
            AesKeyVault vault,
            EnvironmentSecrets secrets,
            InstantSource clock) {
        this.algorithm = algorithm;
        this.stored = new KeyRing(signingKeys, vault, clock);
        this.derived = algorithm == SigningAlgorithm.HS256
                ? secrets.all().stream().map(secret -> derived(secret, clock)).toList()
                : List.of();
        this.form = new JwtClaims(issuer, audience);
        this.clock = clock;
    }

    private static TokenKey derived(EnvironmentSecret secret, InstantSource clock) {
        Hs256Key key = new Hs256Key(secret);
        return TokenKey.hs256(key.id(), key.key(), clock);
    }

    @Override
    public AccessToken issue(AccessTokenClaims claims) {
        return signingKey()
                .map(key -> new AccessToken(key.sign(form.write(claims, Jwts.builder()))))
                .orElseThrow(() -> new IllegalStateException("the store has no key of ours"));
    }

    /** Whether there is a key to sign with; without one, nobody can log in. */
    public boolean canSign() {
        return signingKey().isPresent();
    }

    private Optional<TokenKey> signingKey() {
        return algorithm.asymmetric() ? stored.signing() : Optional.of(derived.getFirst());
    }

    @Override
    public Optional<AccessTokenClaims> verify(String presented) {
        Instant now = clock.instant();
        return remembered(presented, now).or(() -> proven(presented, now));
    }

    /** What was proven once holds while the token lives and the key that signed it is in the set. */
    private Optional<AccessTokenClaims> remembered(String presented, Instant now) {
        return verified.find(presented)
                .filter(token -> key(token.keyId()).isPresent())
                .map(VerifiedToken::claims)
                .filter(claims -> claims.liveAt(now));
    }

    private Optional<AccessTokenClaims> proven(String presented, Instant now) {
        Optional<VerifiedToken> token = CompactToken.parse(presented, json)
                .flatMap(unproven -> key(unproven.keyId())
                        .filter(key -> key.signed(unproven))
                        .flatMap(_ -> json.object(unproven.payload()))
                        .flatMap(payload -> form.read(payload, now))
                        .map(claims -> new VerifiedToken(unproven.keyId(), claims)));
        token.ifPresent(found -> verified.remember(presented, found));
        return token.map(VerifiedToken::claims);
    }

    private Optional<TokenKey> key(String keyId) {
        return derived.stream()
                .filter(key -> key.id().value().equals(keyId))
                .findFirst()
                .or(() -> stored.named(keyId));
    }

    @Override
    public List<PublicKey> publicKeys() {
        return algorithm.asymmetric() ? stored.publicKeys() : List.of();
    }
}
