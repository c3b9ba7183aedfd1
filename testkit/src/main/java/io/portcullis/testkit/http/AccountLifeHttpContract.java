package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners may do to their own accounts: change what they are called, take everything along, and be forgotten. */
public abstract class AccountLifeHttpContract extends HttpContract {

    private static final String NEXT = "grey lanterns drift past noon";
    private static final String WRONG = "not the one at all";

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
    void an_account_is_called_what_its_owner_says_until_they_take_it_back() {
        Person eve = api().someone();
        Tokens tokens = eve.logIn();

        Answer renamed = api().rename(tokens.access(), "Zoe\u0308 👩🏽‍🚀 O'Brien");
        assertThat(renamed)
                .as("a new name")
                .hasStatus(200)
                .isJson()
                .hasExactly("id", "email", "email_verified", "display_name", "roles", "created_at");
        assertThat(renamed.text("display_name")).as("the name, in NFC").isEqualTo("Zoë 👩🏽‍🚀 O'Brien");
        assertThat(me(tokens)).as("the account as it is seen from then on").isEqualTo(renamed.json());

        Answer cleared = api().rename(tokens.access(), "");
        assertThat(cleared)
                .as("a name taken back")
                .hasStatus(200)
                .hasExactly("id", "email", "email_verified", "roles", "created_at");
        assertThat(me(tokens)).isEqualTo(cleared.json());
        tokens.refreshed().assertAlive();
    }

    @Test
    void a_name_that_breaks_a_rule_changes_nothing() {
        Tokens tokens = api().someone().logIn();
        JsonNode before = me(tokens);

        assertThat(api().rename(tokens.access(), "x".repeat(101)))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/display_name too-long");
        assertThat(api().rename(tokens.access(), "two\nlines"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/display_name malformed");
        assertThat(me(tokens)).isEqualTo(before);
    }

    @Test
    void a_change_says_what_is_to_change_and_nothing_else() {
        assertThat(patch("{}"))
                .as("a change of nothing is a slip")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/display_name required");
        assertThat(patch("{\"display_name\":null}"))
                .as("an empty text clears a name, and null nothing")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/display_name wrong-type");
        assertThat(patch("{\"display_name\":\"Ada\",\"roles\":[\"admin\"],\"email\":\"eve@example.org\"}"))
                .as("nobody makes themselves an administrator, nor somebody else")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/roles unknown-member", "#/email unknown-member");
        assertThat(me(session).has("display_name")).as("a name").isFalse();
    }

    @Test
    void a_deleted_accounts_tokens_die_at_once() {
        Person eve = api().someone();
        Tokens here = eve.logIn();
        Tokens elsewhere = eve.logIn();

        assertThat(api().delete(here.access(), PASSWORD))
                .as("a deletion")
                .hasStatus(204)
                .isEmpty();

        here.assertOver();
        elsewhere.assertOver();
        assertThat(api().logIn(eve.email(), PASSWORD))
                .as("a login to an account that is no more")
                .isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(api().delete(here.access(), PASSWORD))
                .as("a second deletion")
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    @Test
    void a_deleted_accounts_address_is_free_for_another_account() {
        Person eve = api().someone();
        Tokens before = eve.logIn();
        String id = me(before).path("id").asText();
        api().delete(before.access(), PASSWORD);

        Answer again = api().register(eve.email(), PASSWORD);

        assertThat(again).as("a registration of the same address").hasStatus(201);
        assertThat(again.text("id")).as("another account").isNotEqualTo(id);
        Tokens after = eve.logIn();
        assertThat(api().events(after.access(), "").json().path("events"))
                .as("what happened to the account before is nobody's to see")
                .hasSize(2);
        before.assertOver();
        after.assertAlive();
    }

    @ParameterizedTest
    @ValueSource(strings = {WRONG, "", "violet anchors hum at seven rivers ", "VIOLET anchors hum at seven rivers"})
    void without_the_password_nothing_is_deleted(String password) {
        assertThat(api().delete(session.access(), password))
                .as("a deletion with a wrong password")
                .isProblem(Problem.REAUTHENTICATION_FAILED)
                .hasNoHeader("WWW-Authenticate");
        session.assertAlive();
    }

    @Test
    void a_deletion_needs_a_caller_and_a_password() {
        assertThat(send(Call.post("/v1/accounts/me/deletion").json(object("password", PASSWORD))))
                .as("without a token")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.post("/v1/accounts/me/deletion")
                        .bearer(session.access())
                        .json("{}")))
                .as("without a password")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/password required");
        assertThat(send(Call.delete("/v1/accounts/me").bearer(session.access())))
                .as("by a method that has no body to prove anything by")
                .isProblem(Problem.METHOD_NOT_ALLOWED);
        session.assertAlive();
    }

    @Test
    void of_two_deletions_at_once_one_succeeds_and_the_other_is_told() throws InterruptedException {
        Person eve = api().someone();
        List<Tokens> sessions = List.of(eve.logIn(), eve.logIn());
        AtomicInteger count = new AtomicInteger();

        List<Answer> answers = together(
                2, () -> api().delete(sessions.get(count.getAndIncrement()).access(), PASSWORD));

        assertThat(answers.stream().map(Answer::status).filter(status -> status == 204))
                .as("the deletions that succeeded, of %s", answers)
                .hasSize(1);
        assertThat(answers.stream().map(Answer::status))
                .as("who comes late is told that the account changed, or that the token is good no longer")
                .isSubsetOf(204, 401, 403);
        sessions.forEach(Tokens::assertOver);
    }

    @Test
    void whatever_races_a_deletion_survives_it_not() throws InterruptedException {
        Person eve = api().someone();
        Tokens here = eve.logIn();
        Tokens elsewhere = eve.logIn();
        AtomicInteger count = new AtomicInteger();

        List<Answer> answers = together(4, () -> switch (count.getAndIncrement()) {
            case 0 -> api().logIn(eve.email(), PASSWORD);
            case 1 -> api().delete(here.access(), PASSWORD);
            case 2 -> api().refresh(elsewhere.refresh());
            default -> api().rename(elsewhere.access(), "Eve");
        });

        assertThat(answers.stream().map(Answer::status))
                .as("one deletion, and no request that breaks on it")
                .contains(204)
                .isSubsetOf(200, 201, 204, 401);
        here.assertOver();
        elsewhere.assertOver();
        answers.stream()
                .filter(answer -> answer.status() < 300 && answer.body().contains("\"access_token\""))
                .forEach(answer -> Tokens.of(api(), answer).assertOver());
    }

    @Test
    void a_deletion_racing_a_change_of_password_has_one_winner() throws InterruptedException {
        Person eve = api().someone();
        List<Tokens> sessions = List.of(eve.logIn(), eve.logIn());
        AtomicInteger count = new AtomicInteger();

        List<Answer> answers = together(
                2,
                () -> count.getAndIncrement() == 0
                        ? api().delete(sessions.getFirst().access(), PASSWORD)
                        : api().changePassword(sessions.getLast().access(), PASSWORD, NEXT));

        assertThat(answers.stream().map(Answer::status).filter(status -> status == 204))
                .as("which of the two succeeded, of %s", answers)
                .hasSize(1);
        assertThat(api().logIn(eve.email(), PASSWORD))
                .as("the old password, whoever won")
                .isUnauthorized(Problem.INVALID_CREDENTIALS);
    }

    @Test
    void an_export_holds_account_sessions_and_events_as_a_file() {
        Person eve = api().someone();
        passAMoment();
        Tokens over = eve.logIn();
        send(Call.delete("/v1/sessions/current").bearer(over.access()));
        passAMoment();
        Tokens tokens = eve.logIn();
        passAMoment();

        Answer answer = api().export(tokens.access());

        JsonNode account = me(tokens);
        assertThat(answer)
                .as("an export")
                .hasStatus(200)
                .isJson()
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"account-" + account.path("id").asText() + ".json\"")
                .hasHeader("Cache-Control", "no-store")
                .hasExactly("account", "sessions", "events");
        assertThat(answer.json().path("account")).as("the account").isEqualTo(account);
        JsonNode sessions = answer.json().path("sessions");
        assertThat(sessions).as("the sessions, live or over").hasSize(2);
        assertThat(sessions.path(0).path("id").asText()).as("the latest").isEqualTo(tokens.session());
        assertThat(sessions.path(0).path("current").asBoolean())
                .as("the one that asks")
                .isTrue();
        assertThat(sessions.path(0).has("ended_at")).as("that it is over").isFalse();
        assertThat(sessions.path(1).path("end_reason").asText())
                .as("why the other is over")
                .isEqualTo("logged-out");
        assertThat(sessions.path(1).path("ended_at").asText()).matches(Forms.TIME);
        assertThat(answer.json().path("events"))
                .map(event -> event.path("kind").asText())
                .as("all that happened, the newest first")
                .startsWith("account.exported")
                .containsExactlyInAnyOrder(
                        "account.exported", "session.opened", "session.ended", "session.opened", "account.registered");
    }

    @Test
    void an_export_tells_events_as_their_list_does() {
        Tokens tokens = api().someone().logIn();

        JsonNode exported = api().export(tokens.access()).json().path("events");

        assertThat(api().events(tokens.access(), "").json().path("events"))
                .as("the list after the export")
                .isEqualTo(exported);
    }

    @Test
    void an_export_holds_no_secret() {
        String body = api().export(session.access()).body();

        assertThat(body)
                .as("nothing that opens anything, however it is encoded")
                .doesNotContain(PASSWORD, session.access(), session.refresh(), "$2", "prt1.", "pdt1.", "hash", "seed");
    }

    @Test
    void an_export_is_whole_however_long_it_is() {
        Tokens tokens = api().someone().logIn();
        int renames = 250;
        for (int i = 0; i < renames; i++) {
            api().rename(tokens.access(), "Ada " + i);
        }

        JsonNode events = api().export(tokens.access()).json().path("events");

        assertThat(events)
                .map(event -> event.path("id").asText())
                .as("every event, once: more than a page or a buffer holds")
                .hasSize(renames + 3)
                .doesNotHaveDuplicates();
    }

    @Test
    void ones_own_life_is_nobody_elses() {
        assertThat(send(Call.get("/v1/accounts/me/export"))).isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.patch("/v1/accounts/me").json(object("display_name", "Eve"))))
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(api().export("a.forged.token")).isUnauthorized(Problem.INVALID_TOKEN);
    }

    private Answer patch(String json) {
        return send(Call.patch("/v1/accounts/me").bearer(session.access()).json(json));
    }

    private JsonNode me(Tokens tokens) {
        return send(Call.get("/v1/accounts/me").bearer(tokens.access())).json();
    }
}
