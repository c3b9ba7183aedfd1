package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.session.AuthenticationMethod;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.token.AccessToken;
import io.portcullis.domain.token.AccessTokenClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link AccessTokens} promises. Time stands still but for {@link #pass}. */
public abstract class AccessTokensContract {

    /** How long the tokens of {@link #claims} live. */
    protected static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final Duration MOMENT = Duration.of(1, ChronoUnit.MICROS);
    private static final UUID TOKEN = UUID.fromString("0198f0c2-0000-7000-8000-000000000001");
    private static final AccountId ACCOUNT = new AccountId(UUID.fromString("0198f0c2-0000-7000-8000-000000000002"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("0198f0c2-0000-7000-8000-000000000003"));

    /** What is under test; the same on every call within a test, or one with the same keys. */
    protected abstract AccessTokens accessTokens();

    /** Those of another server, with keys of its own and the same clock. */
    protected abstract AccessTokens strangers();

    /** The time by the clock of {@link #accessTokens()}. */
    protected abstract Instant now();

    /** Lets time pass by that clock. */
    protected abstract void pass(Duration duration);

    /** Claims issued now. */
    protected final AccessTokenClaims claims() {
        return claims(now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Claims issued then, in whole seconds. */
    protected static AccessTokenClaims claims(Instant issuedAt) {
        return new AccessTokenClaims(
                TOKEN,
                ACCOUNT,
                SESSION,
                issuedAt,
                issuedAt.plus(LIFETIME),
                issuedAt.minus(Duration.ofHours(3)),
                Set.of(AuthenticationMethod.PASSWORD),
                Set.of(Role.USER, Role.ADMIN));
    }

    @Test
    void a_token_says_what_it_was_issued_with() {
        assertThat(accessTokens().verify(issued(claims())))
                .as("the claims of a new token")
                .contains(claims());
    }

    @Test
    void tokens_of_different_claims_differ() {
        AccessTokenClaims first = claims();
        AccessTokenClaims second = new AccessTokenClaims(
                UUID.fromString("0198f0c2-0000-7000-8000-000000000004"),
                first.subject(),
                first.session(),
                first.issuedAt(),
                first.expiresAt(),
                first.authTime(),
                first.methods(),
                Set.of(Role.USER));
        String token = issued(second);
        assertThat(token).as("a token with another id").isNotEqualTo(issued(first));
        assertThat(accessTokens().verify(token))
                .as("what the second token claims")
                .contains(second);
    }

    @Test
    void a_token_lives_until_the_second_it_expires_at() {
        AccessTokenClaims claims = claims();
        String token = issued(claims);
        pass(Duration.between(now(), claims.expiresAt()).minus(MOMENT));
        assertThat(accessTokens().verify(token))
                .as("a moment before it expires")
                .contains(claims);
        pass(MOMENT);
        assertThat(accessTokens().verify(token))
                .as("at the second it expires at")
                .isEmpty();
        pass(Duration.ofDays(1));
        assertThat(accessTokens().verify(token)).as("a day later").isEmpty();
    }

    @Test
    void a_token_of_the_future_counts_only_then() {
        AccessTokenClaims claims = claims(now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        String token = issued(claims);
        assertThat(accessTokens().verify(token)).as("before it was issued").isEmpty();
        pass(Duration.between(now(), claims.issuedAt()));
        assertThat(accessTokens().verify(token))
                .as("at the second it was issued at")
                .contains(claims);
    }

    @Test
    void a_token_that_counted_already_counts_no_longer_by_a_clock_set_back() {
        AccessTokenClaims claims = claims();
        String token = issued(claims);
        assertThat(accessTokens().verify(token)).as("by the clock as it was").contains(claims);
        pass(Duration.between(now(), claims.issuedAt()).minus(MOMENT));
        assertThat(accessTokens().verify(token)).as("before it was issued").isEmpty();
    }

    @Test
    void a_strangers_token_is_none_of_ours() {
        assertThat(accessTokens().verify(strangers().issue(claims()).reveal()))
                .as("a token with a stranger's signature")
                .isEmpty();
    }

    @Test
    void a_token_that_was_changed_anywhere_is_forged() {
        String token = issued(claims());
        assertThat(accessTokens().verify(token)).as("the token itself").isPresent();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(accessTokens().verify(token.substring(0, i) + other + token.substring(i + 1)))
                    .as("the token with its character %d changed", i)
                    .isEmpty();
        }
    }

    @Test
    void a_token_is_taken_whole_and_bare() {
        String token = issued(claims());
        for (String other : List.of(
                token.substring(1),
                token.substring(0, token.length() - 1),
                token + "A",
                token + "=",
                token + ".",
                token + "\n",
                "." + token,
                " " + token,
                "Bearer " + token,
                token + token)) {
            assertThat(accessTokens().verify(other))
                    .as("the token with something added or cut")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.",
                "null",
                "\u0000",
                "\ud800",
                "\u00e9.\u00e9.\u00e9"
            })
    void what_is_no_token_is_refused(String text) {
        assertThat(accessTokens().verify(text)).as("'%s'", text).isEmpty();
    }

    @Test
    void a_very_long_text_is_refused() {
        assertThat(accessTokens().verify("A".repeat(100_000)))
                .as("one long part")
                .isEmpty();
        assertThat(accessTokens().verify(".".repeat(100_000)))
                .as("many empty parts")
                .isEmpty();
    }

    @Test
    void the_same_token_verifies_again_and_at_the_same_time() {
        String token = issued(claims());
        AccessTokens accessTokens = accessTokens();
        assertThat(IntStream.range(0, 16).parallel().mapToObj(_ -> accessTokens.verify(token)))
                .as("one token, presented by several callers")
                .allMatch(verified -> verified.filter(claims()::equals).isPresent());
    }

    @Test
    void every_public_key_is_one_line_that_names_itself_and_holds_nothing_private() {
        List<PublicKey> keys = accessTokens().publicKeys();
        assertThat(keys).as("the keys by which others verify").doesNotHaveDuplicates();
        assertThat(keys.stream().map(PublicKey::id)).as("their ids").doesNotHaveDuplicates();
        assertThat(keys)
                .allSatisfy(key -> assertThat(key.jwk())
                        .as("the JSON Web Key of %s", key.id())
                        .contains("\"" + key.id() + "\"")
                        .doesNotContain("\n", "\"d\"", "\"k\""));
    }

    /** The token for those claims, as it is handed out. */
    protected final String issued(AccessTokenClaims claims) {
        AccessToken token = accessTokens().issue(claims);
        return token.reveal();
    }
}
