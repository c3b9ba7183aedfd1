package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions of an account: seeing them, and ending them. */
public abstract class SessionHttpContract extends HttpContract {

    private Person ada;

    /** Lives throughout. */
    private Tokens session;

    @BeforeAll
    final void register() {
        ada = api().someone();
        session = ada.logIn();
    }

    @Test
    void the_current_session_is_told_with_its_account() {
        Answer loggedIn = send(Call.post("/v1/sessions")
                .header("User-Agent", "contract/1 (a)")
                .json(object("email", ada.email(), "password", PASSWORD)));
        Answer answer = api().current(loggedIn.text("access_token"));
        assertThat(answer).as("the current session").hasStatus(200).isJson().hasExactly("session", "account");
        JsonNode session = answer.json().path("session");
        assertThat(session.fieldNames())
                .toIterable()
                .as("the members of a session")
                .containsExactlyInAnyOrder(
                        "id", "created_at", "last_used_at", "expires_at", "user_agent", "address", "amr", "current");
        assertThat(session.path("id").asText()).isEqualTo(loggedIn.text("session_id"));
        assertThat(List.of("created_at", "last_used_at", "expires_at"))
                .allSatisfy(
                        name -> assertThat(session.path(name).asText()).as(name).matches(Forms.TIME));
        assertThat(session.path("last_used_at")).as("used at login").isEqualTo(session.path("created_at"));
        assertThat(session.path("user_agent").asText()).isEqualTo("contract/1 (a)");
        assertThat(session.path("address").asText())
                .as("a client of this machine")
                .containsAnyOf("127.0.0.1", ":1");
        assertThat(session.path("amr"))
                .as("by password (RFC 8176)")
                .map(JsonNode::asText)
                .containsExactly("pwd");
        assertThat(session.path("current").isBoolean()
                        && session.path("current").asBoolean())
                .as("this session is the current one")
                .isTrue();
        assertThat(answer.json().path("account")).isEqualTo(loggedIn.json().path("account"));
    }

    @Test
    void the_sessions_are_those_that_live_and_one_is_current() {
        Person eve = api().someone();
        Tokens first = eve.logIn();
        Tokens over = eve.logIn();
        Tokens second = eve.logIn();
        logOut(over);
        Answer answer = api().sessions(second.access());
        assertThat(answer).as("the sessions").hasStatus(200).isJson().hasExactly("sessions");
        Map<String, Boolean> current = new TreeMap<>();
        answer.json()
                .path("sessions")
                .forEach(session -> current.put(
                        session.path("id").asText(), session.path("current").asBoolean()));
        assertThat(current)
                .as("the live sessions, and which of them asks")
                .isEqualTo(Map.of(first.session(), false, second.session(), true));
        assertThat(answer.body()).as("sessions hold no token").doesNotContain(first.refresh(), second.refresh());
    }

    @Test
    void a_logout_ends_this_session_at_once() {
        Tokens here = ada.logIn();
        logOut(here);
        here.assertOver();
        assertThat(send(Call.delete("/v1/sessions/current").bearer(here.access())))
                .as("a second logout")
                .isUnauthorized(Problem.INVALID_TOKEN);
        session.assertAlive();
    }

    @Test
    void another_session_of_ones_own_can_be_ended_once() {
        Tokens elsewhere = ada.logIn();
        assertThat(end(session, elsewhere.session()))
                .as("ending it")
                .hasStatus(204)
                .isEmpty();
        elsewhere.assertOver();
        assertThat(end(session, elsewhere.session())).as("ending it again").isProblem(Problem.NOT_FOUND);
        session.assertAlive();
    }

    @Test
    void ones_own_session_can_be_ended_by_its_id_too() {
        Tokens here = ada.logIn();
        assertThat(end(here, here.session())).hasStatus(204);
        here.assertOver();
    }

    @Test
    void somebody_elses_session_and_none_look_the_same() {
        Tokens theirs = api().someone().logIn();
        Answer foreign = end(session, theirs.session());
        Answer unknown = end(session, UUID.randomUUID().toString());
        assertThat(foreign).as("somebody else's session").isProblem(Problem.NOT_FOUND);
        assertThat(unknown.anonymous()).as("no session").isEqualTo(foreign.anonymous());
        theirs.assertAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "none", "0198f0c2-0000-7000-8000-00000000000", "1-1-1-1-1", "%E2%82%AC", "%7Bid%7D"})
    void what_is_no_id_names_no_session(String id) {
        assertThat(end(session, id)).isProblem(Problem.NOT_FOUND);
    }

    @Test
    void all_sessions_end_or_all_but_the_one_that_asks() {
        Person eve = api().someone();
        Tokens here = eve.logIn();
        Tokens elsewhere = eve.logIn();
        assertThat(send(Call.delete("/v1/sessions?keep=current").bearer(here.access())))
                .as("all but this one")
                .hasStatus(204)
                .isEmpty();
        elsewhere.assertOver();
        here.assertAlive();
        Tokens again = eve.logIn();
        assertThat(send(Call.delete("/v1/sessions").bearer(here.access())))
                .as("all")
                .hasStatus(204)
                .isEmpty();
        here.assertOver();
        again.assertOver();
        session.assertAlive();
    }

    @Test
    void only_current_can_be_kept() {
        assertThat(send(Call.delete("/v1/sessions?keep=all").bearer(session.access())))
                .as("keep=all")
                .hasStatus(400);
        session.assertAlive();
    }

    @Test
    void sessions_are_nobody_elses_business() {
        List<Call> calls = List.of(
                Call.get("/v1/sessions"),
                Call.get("/v1/sessions/current"),
                Call.delete("/v1/sessions"),
                Call.delete("/v1/sessions/current"),
                Call.delete("/v1/sessions/" + UUID.randomUUID()));
        for (Call call : calls) {
            assertThat(send(call)).as("%s without a token", call).isUnauthorized(Problem.INVALID_TOKEN);
        }
    }

    private Answer end(Tokens caller, String session) {
        return send(Call.delete("/v1/sessions/" + session).bearer(caller.access()));
    }

    private void logOut(Tokens tokens) {
        assertThat(send(Call.delete("/v1/sessions/current").bearer(tokens.access())))
                .as("a logout")
                .hasStatus(204)
                .isEmpty();
    }
}
