package io.portcullis.crypto.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.JwtBuilder;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.token.AccessTokenClaims;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How claims are written into a token and read from it: each in the one form that we give it, and no other (RFC 7519,
 * section 4.1; RFC 9068, section 2.2).
 *
 * @param issuer who we are
 * @param audience whom our tokens are for; we are among them
 */
record JwtClaims(String issuer, String audience) {

    /** The client of logins that come to us without one. */
    private static final String CLIENT = "portcullis";

    /** The last second of the year 9999, which every library can still tell. */
    private static final long LATEST = 253_402_300_799L;

    /** Adds the claims to a token; instants lose what they have below the second. */
    JwtBuilder write(AccessTokenClaims claims, JwtBuilder token) {
        return token.issuer(issuer)
                .subject(claims.subject().toString())
                .audience()
                .add(audience)
                .and()
                .issuedAt(Date.from(claims.issuedAt()))
                .notBefore(Date.from(claims.issuedAt()))
                .expiration(Date.from(claims.expiresAt()))
                .id(claims.id().toString())
                .claim("client_id", CLIENT)
                .claim("sid", claims.session().toString())
                .claim("auth_time", claims.authTime().getEpochSecond())
                .claim("amr", texts(claims.methods(), JwtClaims::text))
                .claim("roles", texts(claims.roles(), JwtClaims::text));
    }

    /** What the payload of a token claims; absent where a claim is missing, ill-formed, for others, or not of now. */
    Optional<AccessTokenClaims> read(ObjectNode payload, Instant now) {
        try {
            AccessTokenClaims claims = new AccessTokenClaims(
                    uuid(payload.path("jti")),
                    new AccountId(uuid(payload.path("sub"))),
                    new SessionId(uuid(payload.path("sid"))),
                    second(payload.path("iat")),
                    second(payload.path("exp")),
                    second(payload.path("auth_time")),
                    values(payload.path("amr"), AuthenticationMethod.values(), JwtClaims::text),
                    values(payload.path("roles"), Role.values(), JwtClaims::text));
            boolean ofNow = claims.liveAt(now) && !now.isBefore(second(payload.path("nbf")));
            return ofNow && forUs(payload) ? Optional.of(claims) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean forUs(ObjectNode payload) {
        return text(payload.path("iss")).equals(issuer)
                && text(payload.path("client_id")).equals(CLIENT)
                && texts(payload.path("aud")).contains(audience);
    }

    private static String text(AuthenticationMethod method) {
        return switch (method) {
            case PASSWORD -> "pwd";
        };
    }

    private static String text(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> List<String> texts(Collection<E> values, Function<E, String> text) {
        return values.stream().sorted().map(text).toList();
    }

    private static <E extends Enum<E>> Set<E> values(JsonNode array, E[] all, Function<E, String> text) {
        return texts(array).stream()
                .map(name -> Arrays.stream(all)
                        .filter(value -> text.apply(value).equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("a value that we don't know")))
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException("not an array");
        }
        return array.valueStream().map(JwtClaims::text).toList();
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("not a text");
        }
        return node.asText();
    }

    private static UUID uuid(JsonNode node) {
        String text = text(node);
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("not a UUID as we write it");
        }
        return uuid;
    }

    private static Instant second(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0 || node.asLong() > LATEST) {
            throw new IllegalArgumentException("not a whole second");
        }
        return Instant.ofEpochSecond(node.asLong());
    }
}
