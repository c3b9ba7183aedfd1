package io.portcullis.crypto.token;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.portcullis.crypto.token.SignatureProviders.ProvidedPair;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningAlgorithm;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;

/** A key that signs and verifies tokens by its one algorithm, whatever a token's header says (RFC 8725, section 3.1). */
final class TokenKey {

    private final KeyId id;
    private final UnaryOperator<JwtBuilder> signature;
    private final Supplier<JwtParser> parser;

    private TokenKey(KeyId id, UnaryOperator<JwtBuilder> signature, Supplier<JwtParser> parser) {
        this.id = id;
        this.signature = signature;
        this.parser = new Once<>(parser);
    }

    static TokenKey asymmetric(
            KeyId id, SigningAlgorithm algorithm, KeyPair pair, SignatureProviders providers, InstantSource clock) {
        SignatureAlgorithm signatures = switch (algorithm) {
            case ES256 -> Jwts.SIG.ES256;
            case EDDSA -> Jwts.SIG.EdDSA;
            case RS256 -> Jwts.SIG.RS256;
            case HS256 -> throw new IllegalArgumentException("a symmetric key is no pair");
        };
        Supplier<ProvidedPair> provided = new Once<>(() -> providers.provide(algorithm, pair));
        return new TokenKey(
                id,
                token -> token.provider(provided.get().provider().orElse(null))
                        .signWith(provided.get().keys().getPrivate(), signatures),
                () -> only(signatures, clock)
                        .provider(provided.get().provider().orElse(null))
                        .verifyWith(provided.get().keys().getPublic())
                        .build());
    }

    static TokenKey hs256(KeyId id, SecretKey key, InstantSource clock) {
        return new TokenKey(
                id,
                token -> token.signWith(key, Jwts.SIG.HS256),
                () -> only(Jwts.SIG.HS256, clock).verifyWith(key).build());
    }

    private static JwtParserBuilder only(SecureDigestAlgorithm<?, ?> algorithm, InstantSource clock) {
        return Jwts.parser()
                .clock(() -> Date.from(clock.instant()))
                .sig()
                .clear()
                .add(algorithm)
                .and();
    }

    KeyId id() {
        return id;
    }

    /** The token in compact form, under a header that names this key. */
    String sign(JwtBuilder token) {
        return signature
                .apply(token.header().keyId(id.value()).type(CompactToken.TYPE).and())
                .compact();
    }

    /** Whether this key signed it. What the parser says of a token it refuses may hold a key's text, and is dropped. */
    boolean signed(CompactToken token) {
        try {
            parser.get().parseSignedClaims(token.text());
            return true;
        } catch (JwtException | IllegalArgumentException _) {
            return false;
        }
    }
}
