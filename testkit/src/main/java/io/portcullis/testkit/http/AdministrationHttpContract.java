package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators can do to others and see of them, that nobody else can, and that it counts at once. */
public abstract class AdministrationHttpContract extends HttpContract {

    private static final String USER = "{\"roles\":[\"user\"]}";
    private static final String ADMIN = "{\"roles\":[\"user\",\"admin\"]}";

    private Tokens admin;

    @BeforeAll
    final void register() {
        Person ada = api().someone();
        admin = ada.logIn();
        assumeTrue(subject().grantAdmin(ada.email()), "nobody can be made an administrator here");
    }

    @Test
    void an_administrator_sees_an_account_and_whether_it_may_be_used() {
        Tokens eve = api().someone().logIn();

        Answer answer = send(Call.get(path(eve)).bearer(admin.access()));

        assertThat(answer).hasStatus(200).hasExactly("id", "email", "email_verified", "roles", "created_at", "status");
        assertThat(answer.text("id")).isEqualTo(id(eve));
        assertThat(answer.text("status")).isEqualTo("active");
    }

    @Test
    void a_role_that_is_given_or_taken_counts_with_the_next_request() {
        Tokens eve = api().someone().logIn();
        assertThat(send(Call.get("/v1/events").bearer(eve.access()))).isProblem(Problem.FORBIDDEN);

        assertThat(roles(eve, ADMIN)).hasStatus(200);
        assertThat(send(Call.get("/v1/events").bearer(eve.access())))
                .as("by the token of before")
                .hasStatus(200);

        assertThat(roles(eve, USER)).hasStatus(200);
        assertThat(send(Call.get("/v1/events").bearer(eve.access())))
                .as("no role outlives its demotion")
                .isProblem(Problem.FORBIDDEN);
    }

    @Test
    void whoever_may_not_is_told_so_before_anybody_looks_at_what_they_sent() {
        Tokens eve = api().someone().logIn();

        assertThat(send(Call.put(path(eve) + "/roles").bearer(eve.access()).body("x".repeat(20_000))))
                .isProblem(Problem.FORBIDDEN);
        assertThat(send(Call.put(path(eve) + "/roles").json(ADMIN)))
                .as("without a token")
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"root\"]", "[\"user\",\"ADMIN\"]", "[\"\"]"})
    void what_is_no_role_is_not_valid(String roles) {
        Tokens eve = api().someone().logIn();

        assertThat(roles(eve, "{\"roles\":" + roles + "}")).isProblem(Problem.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"admin\"", "[null]", "[[\"user\"]]", "{}", "[\"user\",1]"})
    void what_is_no_list_of_texts_is_malformed(String roles) {
        Tokens eve = api().someone().logIn();

        assertThat(roles(eve, "{\"roles\":" + roles + "}"))
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/roles wrong-type");
    }

    @Test
    void a_suspension_ends_every_session_at_once_until_it_is_lifted_and_stands_in_the_trail() {
        Person eve = api().someone();
        Tokens session = eve.logIn();
        Tokens other = eve.logIn();
        String id = id(session);

        assertThat(send(Call.put("/v1/accounts/" + id + "/suspension")
                        .bearer(admin.access())
                        .json(object("reason", "three complaints"))))
                .hasStatus(204);
        session.assertOver();
        other.assertOver();
        assertThat(api().logIn(eve.email(), PASSWORD))
                .as("to a stranger it looks like a wrong password")
                .isUnauthorized(Problem.INVALID_CREDENTIALS);

        assertThat(send(Call.delete("/v1/accounts/" + id + "/suspension").bearer(admin.access())))
                .hasStatus(204);
        session.assertOver();
        Tokens again = eve.logIn();
        JsonNode told = events("?account=" + id + "&kind=account.suspended").path("events");
        assertThat(told).hasSize(1);
        assertThat(told.path(0).path("actor_id").asText()).isEqualTo(id(admin));
        assertThat(told.path(0).path("session_id").asText()).isEqualTo(admin.session());
        assertThat(told.path(0).path("details").toString())
                .isEqualTo(object("reason", "three complaints", "sessions_ended", "2"));
        assertThat(api().events(again.access(), "?limit=100").body())
                .as("its owner can read it, once they are back")
                .contains("account.suspended", "account.reinstated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void a_suspension_needs_a_reason(String reason) {
        Tokens eve = api().someone().logIn();

        assertThat(send(Call.put(path(eve) + "/suspension")
                        .bearer(admin.access())
                        .json(object("reason", reason))))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/reason malformed");
        eve.assertAlive();
    }

    @Test
    void all_sessions_of_somebody_end_and_they_can_log_in_again() {
        Person eve = api().someone();
        Tokens session = eve.logIn();

        assertThat(send(Call.delete(path(session) + "/sessions").bearer(admin.access())))
                .hasStatus(204);

        session.assertOver();
        eve.logIn().assertAlive();
    }

    @Test
    void a_deleted_account_is_gone_and_its_address_is_free() {
        Person eve = api().someone();
        Tokens session = eve.logIn();
        String path = path(session);

        assertThat(send(Call.delete(path).bearer(admin.access()))).hasStatus(204);

        session.assertOver();
        assertThat(send(Call.delete(path).bearer(admin.access()))).isProblem(Problem.NOT_FOUND);
        assertThat(api().register(eve.email(), PASSWORD)).hasStatus(201);
    }

    @Test
    void what_nobody_has_is_not_found() {
        for (String id : List.of(UUID.randomUUID().toString(), "me.", "nonsense")) {
            assertThat(send(Call.get("/v1/accounts/" + id).bearer(admin.access())))
                    .isProblem(Problem.NOT_FOUND);
            assertThat(send(Call.put("/v1/accounts/" + id + "/roles")
                            .bearer(admin.access())
                            .json(USER)))
                    .isProblem(Problem.NOT_FOUND);
            assertThat(send(Call.delete("/v1/accounts/" + id + "/sessions").bearer(admin.access())))
                    .isProblem(Problem.NOT_FOUND);
        }
    }

    @Test
    void an_account_is_listed_by_any_spelling_of_its_address() {
        Person eve = api().someone();

        JsonNode found = accounts("?email=" + URLEncoder.encode(eve.email().toUpperCase(Locale.ROOT), UTF_8));

        assertThat(found.path("accounts")).hasSize(1);
        assertThat(found.path("accounts").path(0).path("email").asText()).isEqualTo(eve.email());
        assertThat(accounts("?email=" + freshEmail()).path("accounts")).isEmpty();
    }

    @Test
    void pages_of_accounts_follow_one_another() {
        api().someone();
        List<String> ids = new ArrayList<>();
        JsonNode page = accounts("?limit=2");
        page.path("accounts").forEach(account -> ids.add(account.path("id").asText()));
        assertThat(page.path("next").asText()).as("a cursor").startsWith("pac1.");
        page = accounts("?limit=1&after=" + page.path("next").asText());
        page.path("accounts").forEach(account -> ids.add(account.path("id").asText()));

        assertThat(ids).hasSize(3).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts?limit=0",
                "/v1/accounts?email=nobody",
                "/v1/accounts?email=",
                "/v1/accounts?email=a@b.example&email=a@b.example",
                "/v1/accounts?after=",
                "/v1/accounts?after=pac1.AAAA",
                "/v1/events?limit=101",
                "/v1/events?account=me",
                "/v1/events?account=",
                "/v1/events?kind=",
                "/v1/events?kind=session",
                "/v1/events?kind=session.opened&kind=session.opened",
                "/v1/events?before=",
                "/v1/events?before=ptc1.AAAA"
            })
    void what_is_no_parameter_of_a_list_is_malformed(String target) {
        assertThat(send(Call.get(target).bearer(admin.access())))
                .as(target)
                .isProblem(Problem.MALFORMED_REQUEST)
                .tellsNoFault();
    }

    @Test
    void everybodys_events_are_told_page_by_page_and_a_cursor_is_nobody_elses() {
        Tokens other = api().someone().logIn();
        assertThat(roles(other, ADMIN)).hasStatus(200);
        String cursor = events("?limit=1").path("next").asText();

        assertThat(events("?limit=1&before=" + cursor).path("events")).hasSize(1);
        assertThat(send(Call.get("/v1/events?before=" + cursor).bearer(other.access())))
                .as("another administrator's cursor")
                .isProblem(Problem.MALFORMED_REQUEST);
        assertThat(api().events(admin.access(), "?before=" + cursor))
                .as("a cursor of everybody's events in the list of one's own")
                .isProblem(Problem.MALFORMED_REQUEST);
        assertThat(roles(other, USER)).hasStatus(200);
    }

    @Test
    void whoever_looks_at_an_account_is_seen_by_its_owner() {
        Tokens eve = api().someone().logIn();
        passAMoment();
        assertThat(send(Call.get(path(eve)).bearer(admin.access()))).hasStatus(200);

        JsonNode told =
                api().events(eve.access(), "?limit=1").json().path("events").path(0);

        assertThat(told.path("kind").asText()).isEqualTo("account.read");
        assertThat(told.path("actor_id").asText()).isEqualTo(id(admin));
    }

    @Test
    void the_key_that_signs_is_in_the_line_of_keys_and_everybody_has_it() {
        Answer answer = send(Call.get("/v1/signing-keys").bearer(admin.access()));

        assertThat(answer).hasStatus(200).hasExactly("keys");
        List<JsonNode> signing = answer.json()
                .path("keys")
                .valueStream()
                .filter(key -> key.path("state").asText().equals("signing"))
                .toList();
        assertThat(signing).hasSize(1);
        assertThat(signing.getFirst().fieldNames())
                .toIterable()
                .contains("id", "algorithm", "state", "created_at", "signs_from");
        assertThat(send(Call.get("/.well-known/jwks.json")).json().findValuesAsText("kid"))
                .contains(signing.getFirst().path("id").asText());
        assertThat(answer.body()).as("a private key").doesNotContainIgnoringCase("private", "\"d\"");
    }

    @Test
    void a_key_that_is_published_waits_for_its_turn_and_until_then_there_can_be_no_other() {
        Answer published = send(Call.post("/v1/signing-keys").bearer(admin.access()));

        assertThat(published).hasStatus(201).hasExactly("id", "algorithm", "state", "created_at", "signs_from");
        assertThat(published.text("state")).isEqualTo("published");
        assertThat(Duration.between(
                        Instant.parse(published.text("created_at")), Instant.parse(published.text("signs_from"))))
                .as("time to read it, for whoever keeps a key set as long as it may")
                .isGreaterThan(Duration.ofMinutes(5));

        Answer again = send(Call.post("/v1/signing-keys").bearer(admin.access()));
        assertThat(again).isProblem(Problem.CONFLICT);
        assertThat(again.text("detail")).contains(published.text("id"), published.text("signs_from"));
        JsonNode keys =
                send(Call.get("/v1/signing-keys").bearer(admin.access())).json().path("keys");
        assertThat(keys.findValuesAsText("id")).endsWith(published.text("id"));
        assertThat(keys.path(keys.size() - 2).path("gone_at").asText())
                .as("when the key before it goes")
                .isGreaterThan(published.text("signs_from"));
        assertThat(events("?kind=signing-key.added").path("events").path(0).toString())
                .contains(published.text("id"), id(admin), admin.session());
    }

    @Test
    void whoever_looks_at_the_keys_is_in_the_trail() {
        passAMoment();
        assertThat(send(Call.get("/v1/signing-keys").bearer(admin.access()))).hasStatus(200);

        assertThat(events("?kind=signing-key.listed&limit=1")
                        .path("events")
                        .path(0)
                        .path("actor_id")
                        .asText())
                .isEqualTo(id(admin));
    }

    @Test
    void keys_are_no_business_of_users() {
        Tokens eve = api().someone().logIn();

        assertThat(send(Call.get("/v1/signing-keys").bearer(eve.access()))).isProblem(Problem.FORBIDDEN);
        assertThat(send(Call.post("/v1/signing-keys").bearer(eve.access()))).isProblem(Problem.FORBIDDEN);
    }

    private Answer roles(Tokens whose, String roles) {
        return send(Call.put(path(whose) + "/roles").bearer(admin.access()).json(roles));
    }

    private JsonNode accounts(String query) {
        Answer answer = send(Call.get("/v1/accounts" + query).bearer(admin.access()));
        assertThat(answer).as("accounts %s", query).hasStatus(200);
        return answer.json();
    }

    private JsonNode events(String query) {
        Answer answer = send(Call.get("/v1/events" + query).bearer(admin.access()));
        assertThat(answer).as("events %s", query).hasStatus(200);
        return answer.json();
    }

    private String path(Tokens whose) {
        return "/v1/accounts/" + id(whose);
    }

    private String id(Tokens whose) {
        return api().current(whose.access()).json().at("/account/id").asText();
    }
}
