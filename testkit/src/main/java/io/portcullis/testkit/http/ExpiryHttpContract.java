package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What ends by itself. Time passes for everybody, so nothing else may run meanwhile. */
@Isolated
public abstract class ExpiryHttpContract extends HttpContract {

    private Person ada;

    @BeforeAll
    final void register() {
        ada = api().someone();
    }

    @Test
    void an_access_token_lives_ten_minutes() {
        Tokens tokens = ada.logIn();
        pass(Duration.ofSeconds(598));
        tokens.assertAlive();
        pass(Duration.ofSeconds(2));
        assertThat(api().current(tokens.access()))
                .as("an access token after ten minutes")
                .isUnauthorized(Problem.INVALID_TOKEN);
        tokens.refreshed().assertAlive();
    }

    @Test
    void the_token_just_replaced_is_forgiven_for_ten_seconds() {
        Tokens first = ada.logIn();
        Tokens second = first.refreshed();
        pass(Duration.ofSeconds(9));
        assertThat(first.refreshed().refresh()).as("after nine seconds").isEqualTo(second.refresh());
        pass(Duration.ofSeconds(1));
        assertThat(api().refresh(first.refresh()))
                .as("after ten seconds, the last forgiven use notwithstanding")
                .isUnauthorized(Problem.REFRESH_TOKEN_REUSED);
        second.assertOver();
    }

    @Test
    void a_session_unused_for_fourteen_days_is_over() {
        Tokens tokens = ada.logIn();
        pass(Duration.ofDays(14).minusSeconds(10));
        Tokens next = tokens.refreshed();
        pass(Duration.ofDays(14));
        next.assertOver();
    }

    @Test
    void a_session_is_over_after_thirty_days_however_much_it_is_used() {
        Answer answer = api().logIn(ada.email(), PASSWORD);
        Instant end = Instant.parse(api().current(answer.text("access_token"))
                        .json()
                        .at("/session/created_at")
                        .asText())
                .plus(Duration.ofDays(30));
        Tokens tokens = Tokens.of(api(), answer);
        pass(Duration.ofDays(13));
        tokens = tokens.refreshed();
        pass(Duration.ofDays(13));
        Answer last = api().refresh(tokens.refresh());
        tokens = Tokens.of(api(), last);
        assertThat(last.json().path("refresh_expires_in").asLong())
                .as("the four days left, in seconds")
                .isBetween(
                        Duration.ofDays(4).minusSeconds(10).toSeconds(),
                        Duration.ofDays(4).toSeconds());
        assertThat(Instant.parse(api().current(tokens.access())
                        .json()
                        .at("/session/expires_at")
                        .asText()))
                .as("the end that no use moves")
                .isEqualTo(end);
        pass(Duration.ofDays(4));
        tokens.assertOver();
    }

    @Test
    void a_session_that_is_over_is_not_listed() {
        Tokens old = ada.logIn();
        pass(Duration.ofDays(14));
        Tokens tokens = ada.logIn();
        assertThat(api().sessions(tokens.access()).json().path("sessions"))
                .as("the sessions that live")
                .noneMatch(session -> session.path("id").asText().equals(old.session()));
    }

    @Test
    void a_refresh_counts_as_a_use_and_a_request_does_not() {
        Tokens tokens = ada.logIn();
        pass(Duration.ofMinutes(1));
        JsonNode before = session(tokens);
        assertThat(before.path("last_used_at")).as("after requests alone").isEqualTo(before.path("created_at"));
        JsonNode after = session(tokens.refreshed());
        assertThat(Instant.parse(after.path("last_used_at").asText()))
                .as("after a refresh a minute later")
                .isAfterOrEqualTo(
                        Instant.parse(after.path("created_at").asText()).plusSeconds(60));
        assertThat(after.path("created_at")).as("when it began").isEqualTo(before.path("created_at"));
    }

    private JsonNode session(Tokens tokens) {
        return api().current(tokens.access()).json().path("session");
    }
}
