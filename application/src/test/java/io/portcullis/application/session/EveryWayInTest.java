package io.portcullis.application.session;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.portcullis.application.Hexagon;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.token.TokenSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens come out for an active account that is as it was when its owner proved who they are, and for no other. */
class EveryWayInTest {

    /** What can happen to an account. Each does no more than its name says, so that no other guard helps out. */
    enum Fate {
        SUSPENDED {
            @Override
            void strike(Hexagon hexagon, AccountId account) {
                hexagon.world.accounts().bar(account);
            }
        },
        GONE {
            @Override
            void strike(Hexagon hexagon, AccountId account) {
                hexagon.world.accounts().remove(account);
            }
        },
        CHANGED {
            @Override
            void strike(Hexagon hexagon, AccountId account) {
                hexagon.advanceEpoch(account);
                if (hexagon.hasher.hash(
                                newPassword("staple battery horse correct").password())
                        instanceof PasswordHasher.Hashing.Hashed(var hash)) {
                    hexagon.world.credentials().put(account, hash, hexagon.clock.instant());
                }
                hexagon.world
                        .sessions()
                        .endAll(account, Optional.empty(), EndReason.PASSWORD_CHANGED, hexagon.clock.instant());
            }
        };

        abstract void strike(Hexagon hexagon, AccountId account);
    }

    /** Each way to tokens, for whoever was in before. */
    enum Way {
        LOGIN {
            @Override
            Optional<TokenSet> in(SessionUseCases sessions, TokenSet before) {
                return logIn(sessions, Optional.empty());
            }
        },
        LOGIN_FROM_A_KNOWN_DEVICE {
            @Override
            Optional<TokenSet> in(SessionUseCases sessions, TokenSet before) {
                return logIn(
                        sessions, Optional.of(before.deviceToken().orElseThrow().reveal()));
            }
        },
        REFRESH {
            @Override
            Optional<TokenSet> in(SessionUseCases sessions, TokenSet before) {
                return refresh(sessions, before);
            }
        },
        REFRESH_WITHIN_THE_GRACE {
            @Override
            void prepare(Hexagon hexagon, TokenSet before) {
                hexagon.refreshed(before);
            }

            @Override
            Optional<TokenSet> in(SessionUseCases sessions, TokenSet before) {
                return refresh(sessions, before);
            }
        };

        void prepare(Hexagon hexagon, TokenSet before) {}

        abstract Optional<TokenSet> in(SessionUseCases sessions, TokenSet before);

        private static Optional<TokenSet> logIn(SessionUseCases sessions, Optional<String> deviceToken) {
            LogIn.Outcome outcome = sessions.logIn()
                    .handle(new LogIn.Command(ADA, PresentedPassword.of(PASSWORD), deviceToken, ORIGIN));
            return switch (outcome) {
                case LogIn.Outcome.LoggedIn(TokenSet tokens) -> Optional.of(tokens);
                case LogIn.Outcome.Refused() -> Optional.empty();
                case LogIn.Outcome.EmailNotVerified _, LogIn.Outcome.Throttled _, LogIn.Outcome.Overloaded _ ->
                    throw new AssertionError(outcome);
            };
        }

        private static Optional<TokenSet> refresh(SessionUseCases sessions, TokenSet before) {
            RefreshSession.Outcome outcome = sessions.refreshSession()
                    .handle(new RefreshSession.Command(before.refreshToken().reveal(), ORIGIN));
            return switch (outcome) {
                case RefreshSession.Outcome.Refreshed(TokenSet tokens) -> Optional.of(tokens);
                case RefreshSession.Outcome.Refused() -> Optional.empty();
                case RefreshSession.Outcome.Reused _, RefreshSession.Outcome.Throttled _ ->
                    throw new AssertionError(outcome);
            };
        }
    }

    private final Hexagon hexagon = new Hexagon();
    private final AccountId ada = hexagon.registered().id();
    private final TokenSet before = hexagon.loggedIn();
    private final AccessTokens accessTokens = mock(AccessTokens.class, delegatesTo(hexagon.accessTokens));

    static Stream<Arguments> everyFateAndWay() {
        return Stream.of(Fate.values()).flatMap(fate -> Stream.of(Way.values()).map(way -> Arguments.of(fate, way)));
    }

    @ParameterizedTest
    @EnumSource
    void an_active_account_that_nobody_changed_gets_tokens(Way way) {
        way.prepare(hexagon, before);

        assertThat(way.in(sessions(() -> {}), before))
                .hasValueSatisfying(tokens ->
                        assertThat(hexagon.caller(tokens).account().id()).isEqualTo(ada));
    }

    @ParameterizedTest
    @MethodSource("everyFateAndWay")
    void what_has_happened_to_the_account_leaves_no_way_in(Fate fate, Way way) {
        way.prepare(hexagon, before);
        fate.strike(hexagon, ada);
        List<Session> kept = hexagon.world.sessions().live(ada, hexagon.clock.instant());

        assertThat(way.in(sessions(() -> {}), before)).isEmpty();

        verify(accessTokens, never()).issue(any());
        assertThat(hexagon.world.sessions().live(ada, hexagon.clock.instant())).isEqualTo(kept);
    }

    /**
     * A refresh within the grace writes nothing, so a change that comes after its look at the session comes after all of
     * it: what it answers is of a session that has ended, and is worth nothing.
     */
    @ParameterizedTest
    @MethodSource("everyFateAndWay")
    void what_happens_to_the_account_meanwhile_leaves_no_way_in(Fate fate, Way way) {
        way.prepare(hexagon, before);
        List<Session> kept = hexagon.world.sessions().live(ada, hexagon.clock.instant());

        Optional<TokenSet> tokens = way.in(sessions(() -> fate.strike(hexagon, ada)), before);

        if (fate == Fate.CHANGED && way == Way.REFRESH_WITHIN_THE_GRACE) {
            assertThat(hexagon.authenticate(tokens.orElseThrow())).isInstanceOf(Authenticate.Outcome.Refused.class);
            assertThat(hexagon.refresh(tokens.orElseThrow())).isInstanceOf(RefreshSession.Outcome.Refused.class);
        } else {
            assertThat(tokens).isEmpty();
            verify(accessTokens, never()).issue(any());
        }
        assertThat(hexagon.world.sessions().live(ada, hexagon.clock.instant()))
                .isEqualTo(fate == Fate.CHANGED ? List.of() : kept);
    }

    /** The use cases, with something that happens once they have looked at what was proven, and before they act on it. */
    private SessionUseCases sessions(Runnable meanwhile) {
        PasswordHasher hasher = mock(PasswordHasher.class, delegatesTo(hexagon.hasher));
        doAnswer(call -> {
                    PasswordHasher.Verification verification =
                            hexagon.hasher.verify(call.getArgument(0), call.getArgument(1));
                    meanwhile.run();
                    return verification;
                })
                .when(hasher)
                .verify(any(), any());
        Sessions sessions = mock(Sessions.class, delegatesTo(hexagon.world.sessions()));
        doAnswer(call -> {
                    Optional<Session> found = hexagon.world.sessions().find(call.getArgument(0));
                    meanwhile.run();
                    return found;
                })
                .doAnswer(call -> hexagon.world.sessions().find(call.getArgument(0)))
                .when(sessions)
                .find(any());
        return hexagon.sessionsOver(hasher, sessions, accessTokens);
    }
}
