package io.portcullis.crypto.token;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningAlgorithm;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;

/** A key that signs and verifies tokens by its one algorithm, whatever a token's header says (RFC 8725, section 3.1). */
final class TokenKey {

    private final KeyId id;
    private final UnaryOperator<JwtBuilder> signature;
    private final JwtParser parser;

    private TokenKey(KeyId id, UnaryOperator<JwtBuilder> signature, JwtParser parser) {
        this.id = id;
        this.signature = signature;
        this.parser = parser;
    }

    static TokenKey asymmetric(KeyId id, SigningAlgorithm algorithm, KeyPair pair, InstantSource clock) {
        SignatureAlgorithm signatures = switch (algorithm) {
            case ES256 -> Jwts.SIG.ES256;
            case EDDSA -> Jwts.SIG.EdDSA;
            case RS256 -> Jwts.SIG.RS256;
            case HS256 -> throw new IllegalArgumentException("a symmetric key is no pair");
        };
        return new TokenKey(
                id,
                token -> token.signWith(pair.getPrivate(), signatures),
                only(signatures, clock).verifyWith(pair.getPublic()).build());
    }

    static TokenKey hs256(KeyId id, SecretKey key, InstantSource clock) {
        return new TokenKey(
                id,
                token -> token.signWith(key, Jwts.SIG.HS256),
                only(Jwts.SIG.HS256, clock).verifyWith(key).build());
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
            parser.parseSignedClaims(token.text());
            return true;
        } catch (JwtException | IllegalArgumentException _) {
            return false;
        }
    }
}
