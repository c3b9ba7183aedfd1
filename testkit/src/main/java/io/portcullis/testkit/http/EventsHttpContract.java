package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;
import static io.portcullis.testkit.http.Api.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner of an account is told of what happened to it, and that nobody else is. */
public abstract class EventsHttpContract extends HttpContract {

    private static final String WRONG = "not the one at all";

    /** What every event has that a request caused whose client says what it is. */
    private static final List<String> COMMON =
            List.of("id", "at", "kind", "outcome", "account_id", "address", "user_agent", "request_id");

    private Person ada;

    /** Lives throughout. */
    private Tokens session;

    @BeforeAll
    final void register() {
        ada = api().someone();
        passAMoment();
        session = ada.logIn();
    }

    @Test
    void a_registration_and_a_login_are_told_the_newest_first() {
        Person eve = api().someone();
        passAMoment();
        Tokens tokens = eve.logIn();
        Answer answer = api().events(tokens.access(), "");
        assertThat(answer).as("the events").hasStatus(200).isJson().hasExactly("events");
        JsonNode events = answer.json().path("events");
        assertThat(events).as("all that happened").hasSize(2);
        assertTold(tokens, events.path(1), "account.registered", "success", "actor_id");
        assertTold(tokens, events.path(0), "session.opened", "success", "actor_id", "session_id");
        assertThat(events.path(0).path("session_id").asText())
                .as("the session that it was about")
                .isEqualTo(tokens.session());
        assertThat(events.path(0).path("actor_id"))
                .as("by the owner")
                .isEqualTo(events.path(0).path("account_id"));
    }

    @Test
    void a_refused_login_is_told_with_where_it_came_from() {
        String requestId = "refused-" + unique();
        Answer refused = send(Call.post("/v1/sessions")
                .header("User-Agent", "guess/1 (a)")
                .header("X-Request-Id", requestId)
                .json(object("email", ada.email(), "password", WRONG)));
        assertThat(refused).isUnauthorized(Problem.INVALID_CREDENTIALS);
        JsonNode event = of(requestId);
        assertTold(session, event, "session.refused", "refused", "details");
        assertThat(event.path("user_agent").asText()).isEqualTo("guess/1 (a)");
        assertDetails(event, "reason", "wrong-password");
    }

    @Test
    void a_client_that_does_not_say_what_it_is_is_told_without() {
        String requestId = "silent-" + unique();
        String json = object("email", ada.email(), "password", WRONG);
        Answer refused = Wire.send(
                subject().base(),
                "POST /v1/sessions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "X-Request-Id: " + requestId + "\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
        assertThat(refused).isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(of(requestId).has("user_agent"))
                .as("an absent member is left out")
                .isFalse();
    }

    @Test
    void what_happens_at_an_address_that_nobody_has_is_told_to_nobody() {
        String requestId = "unknown-" + unique();
        assertThat(send(Call.post("/v1/sessions")
                        .header("X-Request-Id", requestId)
                        .json(object("email", freshEmail(), "password", WRONG))))
                .isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(all(session))
                .noneMatch(event -> event.path("request_id").asText().equals(requestId));
    }

    @Test
    void a_registration_of_ones_address_is_told() {
        String requestId = "taken-" + unique();
        assertThat(send(Call.post("/v1/accounts")
                        .header("X-Request-Id", requestId)
                        .json(object("email", ada.email(), "password", PASSWORD))))
                .isProblem(Problem.EMAIL_TAKEN);
        JsonNode event = of(requestId);
        assertTold(session, event, "account.registration-refused", "refused", "details");
        assertDetails(event, "reason", "email-taken");
    }

    @Test
    void a_logout_is_told_with_the_session_that_ended() {
        Tokens over = ada.logIn();
        JsonNode event = caused(Call.delete("/v1/sessions/current").bearer(over.access()), 204);
        assertTold(session, event, "session.ended", "success", "actor_id", "session_id", "details");
        assertThat(event.path("session_id").asText())
                .as("the session that ended")
                .isEqualTo(over.session());
        assertDetails(event, "by_session", over.session(), "reason", "logged-out");
    }

    @Test
    void the_end_of_another_session_is_told_with_the_one_that_asked() {
        Tokens over = ada.logIn();
        JsonNode event = caused(Call.delete("/v1/sessions/" + over.session()).bearer(session.access()), 204);
        assertTold(session, event, "session.ended", "success", "actor_id", "session_id", "details");
        assertThat(event.path("session_id").asText())
                .as("the session that ended")
                .isEqualTo(over.session());
        assertDetails(event, "by_session", session.session(), "reason", "ended-by-owner");
    }

    @Test
    void the_end_of_all_sessions_is_told_with_how_many_there_were() {
        Person eve = api().someone();
        Tokens kept = eve.logIn();
        eve.logIn();
        eve.logIn();
        Call end = Call.delete("/v1/sessions?keep=current").bearer(kept.access());
        JsonNode event = caused(kept, end, 204);
        assertTold(kept, event, "session.all-ended", "success", "actor_id", "session_id", "details");
        assertThat(event.path("session_id").asText())
                .as("the session that asked")
                .isEqualTo(kept.session());
        assertDetails(event, "sessions_ended", "2");
        assertTold(kept, caused(kept, end, 204), "session.all-ended", "success", "actor_id", "session_id");
    }

    @Test
    void a_refresh_token_that_came_back_is_told() {
        Tokens first = ada.logIn();
        first.refreshed().refreshed();
        Call reuse = Call.post("/v1/sessions/refresh").json(object("refresh_token", first.refresh()));
        JsonNode event = caused(reuse, 401);
        assertTold(session, event, "session.refresh-reused", "refused", "session_id");
        assertThat(event.path("session_id").asText())
                .as("the session that it ended")
                .isEqualTo(first.session());
    }

    @Test
    void a_change_of_password_is_told_and_so_is_one_that_was_refused() {
        Person eve = api().someone();
        Tokens tokens = eve.logIn();
        eve.logIn();
        JsonNode refused = caused(tokens, change(tokens, WRONG), 403);
        assertTold(tokens, refused, "reauthentication.refused", "refused", "actor_id", "session_id", "details");
        assertThat(refused.path("session_id").asText())
                .as("the session that asked")
                .isEqualTo(tokens.session());
        assertDetails(refused, "reason", "wrong-password");
        JsonNode changed = caused(tokens, change(tokens, PASSWORD), 204);
        assertTold(tokens, changed, "password.changed", "success", "actor_id", "session_id", "details");
        assertThat(changed.path("session_id").asText())
                .as("the session that asked")
                .isEqualTo(tokens.session());
        assertDetails(changed, "sessions_ended", "1");
    }

    @Test
    void an_event_is_named_as_the_answer_was() {
        Answer loggedIn = api().logIn(ada.email(), PASSWORD);
        JsonNode event = of(loggedIn.header("X-Request-Id").orElseThrow());
        assertThat(event.path("session_id").asText()).isEqualTo(loggedIn.text("session_id"));
    }

    @Test
    void pages_follow_one_another_whatever_happens_meanwhile() {
        Tokens tokens = busy(6);
        List<JsonNode> before = all(tokens);
        List<JsonNode> paged = new ArrayList<>();
        Answer page = api().events(tokens.access(), "?limit=3");
        assertThat(page).as("a page that is not the last").hasExactly("events", "next");
        assertThat(page.json().path("events")).as("a page of three").hasSize(3);
        while (page.json().has("next")) {
            page.json().path("events").forEach(paged::add);
            happen(tokens);
            page = api().events(tokens.access(), "?before=" + page.text("next") + "&limit=3");
        }
        page.json().path("events").forEach(paged::add);
        assertThat(paged).as("the pages together").isEqualTo(before);
    }

    @Test
    void the_last_page_has_no_next_though_it_is_full() {
        Tokens tokens = busy(2);
        int all = all(tokens).size();
        assertThat(api().events(tokens.access(), "?limit=" + all))
                .as("all of them")
                .hasExactly("events");
        assertThat(api().events(tokens.access(), "?limit=" + (all - 1)))
                .as("all but one")
                .hasExactly("events", "next");
    }

    @Test
    void a_page_has_fifty_events_unless_told_otherwise() {
        Tokens tokens = busy(110);
        JsonNode page = api().events(tokens.access(), "").json();
        assertThat(page.path("events")).as("a page").hasSize(50);
        assertThat(api().events(tokens.access(), "?limit=100").json().path("events"))
                .as("the longest page")
                .hasSize(100);
        assertThat(api().events(tokens.access(), "?limit=1").json().path("events"))
                .as("the shortest page")
                .hasSize(1);
        assertThat(api().events(tokens.access(), "?before=" + page.path("next").asText())
                        .json()
                        .path("events"))
                .as("the page after it")
                .hasSize(50)
                .doesNotContainAnyElementsOf(page.path("events"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=1000",
                "limit=99999999999999999999",
                "limit=-1",
                "limit=+1",
                "limit=%2B1",
                "limit=01",
                "limit=1e1",
                "limit=1.0",
                "limit=0x1",
                "limit=%EF%BC%91",
                "limit=%D9%A1",
                "limit=%",
                "limit=one",
                "limit=",
                "limit",
                "limit=1&limit=1",
                "limit=1&limit=2",
                "before=",
                "before",
                "before=pec1.",
                "before=AAAA",
                "before=%00",
                "before=%"
            })
    void what_is_no_limit_or_cursor_is_malformed(String query) {
        assertThat(sendRaw(query))
                .as(query)
                .isProblem(Problem.MALFORMED_REQUEST)
                .tellsNoFault();
    }

    @Test
    void a_cursor_can_be_neither_made_up_nor_given_twice() {
        String cursor = api().events(session.access(), "?limit=1").text("next");
        assertThat(cursor).as("a cursor, which needs no quoting anywhere").matches("[A-Za-z0-9._-]+");
        assertThat(api().events(session.access(), "?before=" + cursor + "&before=" + cursor))
                .as("a cursor twice")
                .isProblem(Problem.MALFORMED_REQUEST);
        for (String forgery : Forgeries.of(cursor)) {
            assertThat(api().events(session.access(), "?before=" + URLEncoder.encode(forgery, UTF_8)))
                    .as("the cursor '%s'", forgery)
                    .isProblem(Problem.MALFORMED_REQUEST);
        }
        assertThat(api().events(session.access(), "?before=" + session.refresh().replace("prt1.", "pec1.")))
                .as("a refresh token's seal")
                .isProblem(Problem.MALFORMED_REQUEST);
        assertThat(api().events(session.access(), "?before=" + cursor))
                .as("the true one")
                .hasStatus(200);
    }

    @Test
    void a_cursor_is_good_for_its_own_account_alone_and_for_all_of_its_sessions() {
        Tokens eve = busy(2);
        String cursor = api().events(session.access(), "?limit=1").text("next");
        assertThat(api().events(eve.access(), "?before=" + cursor))
                .as("somebody else's cursor")
                .isProblem(Problem.MALFORMED_REQUEST);
        assertThat(api().events(ada.logIn().access(), "?before=" + cursor))
                .as("the cursor of another session")
                .hasStatus(200);
    }

    @Test
    void nobody_sees_what_happened_to_somebody_else() {
        Tokens eve = busy(2);
        String account = api().current(eve.access()).json().at("/account/id").asText();
        assertThat(all(eve))
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(event.path("account_id").asText()).isEqualTo(account));
        assertThat(api().events(session.access(), "?account=" + account).body())
                .as("ada's events, though she asks for eve's")
                .doesNotContain(account);
    }

    @Test
    void nobody_sees_any_without_a_token() {
        assertThat(send(Call.get("/v1/accounts/me/events")))
                .as("without a token")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(api().events("a.forged.token", "?limit=0"))
                .as("with a forged token, and no limit")
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    /** What that call, answered so, did to ada's account. */
    private JsonNode caused(Call call, int status) {
        return caused(session, call, status);
    }

    /** What that call, answered so, did to the account of that session. */
    private JsonNode caused(Tokens tokens, Call call, int status) {
        passAMoment();
        String requestId = "caused-" + unique();
        assertThat(send(call.header("X-Request-Id", requestId))).as("%s", call).hasStatus(status);
        return of(tokens, requestId);
    }

    private JsonNode of(String requestId) {
        return of(session, requestId);
    }

    /** The one event that the request of that name caused. */
    private JsonNode of(Tokens tokens, String requestId) {
        List<JsonNode> events = all(tokens).stream()
                .filter(event -> event.path("request_id").asText().equals(requestId))
                .toList();
        assertThat(events).as("the events of request %s", requestId).hasSize(1);
        return events.getFirst();
    }

    private List<JsonNode> all(Tokens tokens) {
        Answer answer = api().events(tokens.access(), "?limit=100");
        assertThat(answer).as("the events").hasStatus(200);
        return stream(answer).toList();
    }

    private static Stream<JsonNode> stream(Answer answer) {
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("events").forEach(events::add);
        return events.stream();
    }

    /** Somebody new, to whom so much happens after a registration and a login. */
    private Tokens busy(int times) {
        Tokens tokens = api().someone().logIn();
        for (int i = 0; i < times; i++) {
            happen(tokens);
        }
        return tokens;
    }

    /** Causes one event, at a time of its own. */
    private void happen(Tokens tokens) {
        passAMoment();
        assertThat(send(Call.delete("/v1/sessions?keep=current").bearer(tokens.access())))
                .hasStatus(204);
    }

    private static Call change(Tokens tokens, String current) {
        return Call.put("/v1/accounts/me/password")
                .bearer(tokens.access())
                .json(object("current_password", current, "new_password", "seven rivers hum at violet anchors"));
    }

    /** Sends a query that no URI can have. */
    private Answer sendRaw(String query) {
        return Wire.send(
                subject().base(),
                "GET /v1/accounts/me/events?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + session.access() + "\r\n\r\n");
    }

    /** An event of that session's account, which has those members besides the common ones, and none besides. */
    private void assertTold(Tokens tokens, JsonNode event, String kind, String outcome, String... members) {
        assertThat(event.fieldNames())
                .toIterable()
                .as("the members of %s", event)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(COMMON.stream(), Stream.of(members)).toList());
        assertThat(event.path("id").asText()).as("its id").matches(Forms.UUID_V7);
        assertThat(event.path("at").asText()).as("its time").matches(Forms.TIME);
        assertThat(event.path("kind").asText()).as("its kind").isEqualTo(kind);
        assertThat(event.path("outcome").asText()).as("how it ended").isEqualTo(outcome);
        assertThat(event.path("account_id"))
                .as("whose account it was about")
                .isEqualTo(api().current(tokens.access()).json().at("/account/id"));
        assertThat(event.path("address").asText()).as("where it came from").containsAnyOf("127.0.0.1", ":1");
        assertThat(event.path("request_id").asText()).as("its request").matches(Forms.REQUEST_ID);
    }

    private static void assertDetails(JsonNode event, String... namesAndValues) {
        assertThat(event.path("details").toString())
                .as("what else there is to tell")
                .isEqualTo(object(namesAndValues));
    }
}
