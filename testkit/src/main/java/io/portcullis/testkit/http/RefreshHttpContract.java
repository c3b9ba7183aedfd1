package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How one refresh token follows another, and what an old one does. */
public abstract class RefreshHttpContract extends HttpContract {

    private Person ada;

    @BeforeAll
    final void register() {
        ada = api().someone();
    }

    @Test
    void a_refresh_replaces_both_tokens_of_the_session() {
        Tokens first = ada.logIn();
        Answer answer = api().refresh(first.refresh());
        assertThat(answer)
                .as("a refresh")
                .hasStatus(200)
                .isJson()
                .hasExactly(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "session_id",
                        "account");
        Tokens second = Tokens.of(api(), answer);
        assertThat(second.session()).as("the session").isEqualTo(first.session());
        assertThat(second.refresh()).as("the next refresh token").isNotEqualTo(first.refresh());
        assertThat(second.access()).as("the next access token").isNotEqualTo(first.access());
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).as("ten minutes").isEqualTo(600);
        second.assertAlive();
        first.assertAlive();
    }

    @Test
    void the_token_just_replaced_answers_the_same_successor_again() {
        Tokens first = ada.logIn();
        Tokens second = first.refreshed();
        Tokens again = first.refreshed();
        assertThat(again.refresh()).as("the same successor").isEqualTo(second.refresh());
        assertThat(again.access()).as("a fresh access token").isNotEqualTo(second.access());
        again.assertAlive();
        Tokens third = second.refreshed();
        assertThat(third.refresh()).as("the token after that").isNotEqualTo(second.refresh());
        third.refreshed().assertAlive();
    }

    @Test
    void an_older_token_ends_the_session() {
        Tokens first = ada.logIn();
        Tokens second = first.refreshed();
        Tokens third = second.refreshed();
        Tokens other = ada.logIn();
        assertThat(api().refresh(first.refresh()))
                .as("a token replaced twice")
                .isUnauthorized(Problem.REFRESH_TOKEN_REUSED)
                .hasHeader("WWW-Authenticate", "Bearer");
        for (Tokens tokens : List.of(first, second, third)) {
            tokens.assertOver();
        }
        other.assertAlive();
    }

    @Test
    void what_is_not_ours_changes_nothing() {
        Tokens first = ada.logIn();
        Tokens second = first.refreshed();
        Tokens third = second.refreshed();
        for (Tokens tokens : List.of(first, second, third)) {
            Forgeries.of(tokens.refresh()).forEach(this::assertRefused);
        }
        assertRefused(third.access());
        third.refreshed().assertAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "prt1.", "prt1.AAAA", "prt1.====", "null", "\u0000", "€", "😀"})
    void what_is_no_refresh_token_is_refused(String text) {
        assertRefused(text);
    }

    @Test
    void no_text_is_too_long_or_too_broken_to_be_refused() {
        assertRefused("prt1." + "A".repeat(16_000));
        assertThat(send(Call.post("/v1/sessions/refresh").json("{\"refresh_token\":\"prt1.\\ud800\"}")))
                .as("half a pair")
                .isUnauthorized(Problem.INVALID_REFRESH_TOKEN);
    }

    @Test
    void however_many_refreshes_race_there_is_one_successor() throws InterruptedException {
        Tokens first = ada.logIn();
        List<Answer> answers = together(CROWD, () -> api().refresh(first.refresh()));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).as("a racing refresh").hasStatus(200));
        assertThat(answers.stream().map(answer -> answer.text("refresh_token")).distinct())
                .as("the successors of one token")
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.text("access_token")).distinct())
                .as("access tokens, each fresh")
                .hasSize(CROWD);
        Tokens second = Tokens.of(api(), answers.getFirst());
        second.assertAlive();
        second.refreshed().refreshed().assertAlive();
    }

    @Test
    void a_refresh_racing_a_logout_leaves_no_session() throws InterruptedException {
        Tokens tokens = ada.logIn();
        AtomicInteger count = new AtomicInteger();
        Call logout = Call.delete("/v1/sessions/current").bearer(tokens.access());
        List<Answer> answers =
                together(12, () -> count.getAndIncrement() % 6 == 0 ? send(logout) : api().refresh(tokens.refresh()));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 204)
                .as("a logout")
                .isNotEmpty();
        tokens.assertOver();
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .allSatisfy(answer -> Tokens.of(api(), answer).assertOver());
    }

    private void assertRefused(String refreshToken) {
        assertThat(api().refresh(refreshToken))
                .as("the refresh token '%s'", refreshToken)
                .isUnauthorized(Problem.INVALID_REFRESH_TOKEN)
                .hasHeader("WWW-Authenticate", "Bearer");
    }
}
