package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;
import static io.portcullis.testkit.http.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering, and seeing one's own account. */
public abstract class AccountHttpContract extends HttpContract {

    @Test
    void a_registration_answers_the_new_account() {
        String email = "Ada." + unique() + "@Example.ORG";
        Answer answer = register(object("email", email, "password", PASSWORD, "display_name", "Ada Lovelace"));
        assertThat(answer)
                .as("a registration")
                .hasStatus(201)
                .isJson()
                .hasHeader("Location", "/v1/accounts/me")
                .hasExactly("id", "email", "email_verified", "display_name", "roles", "created_at");
        JsonNode account = answer.json();
        assertThat(account.path("id").asText())
                .as("an id is a UUID of version 7")
                .matches(Forms.UUID_V7);
        assertThat(account.path("email").asText())
                .as("the address stays as it was written")
                .isEqualTo(email);
        assertThat(account.path("email_verified").isBoolean()
                        && !account.path("email_verified").asBoolean())
                .as("a new address is not verified")
                .isTrue();
        assertThat(account.path("display_name").asText()).as("the name given").isEqualTo("Ada Lovelace");
        assertThat(account.path("roles"))
                .as("a new account's roles")
                .map(JsonNode::asText)
                .containsExactly("user");
        assertThat(account.path("created_at").asText()).as("a time").matches(Forms.TIME);
        assertThat(Instant.parse(account.path("created_at").asText()))
                .as("a time that exists")
                .isNotNull();
    }

    @Test
    void the_new_account_is_the_one_that_its_owner_sees() {
        String email = freshEmail();
        Answer registered = api().register(email, PASSWORD);
        assertThat(registered)
                .as("an account without a display name")
                .hasExactly("id", "email", "email_verified", "roles", "created_at");
        Answer loggedIn = api().logIn(email.toUpperCase(Locale.ROOT), PASSWORD);
        Answer seen = send(Call.get("/v1/accounts/me").bearer(loggedIn.text("access_token")));
        assertThat(seen).as("one's own account").hasStatus(200).isJson();
        assertThat(seen.json()).as("the account that was registered").isEqualTo(registered.json());
        assertThat(loggedIn.json().path("account"))
                .as("the account in a login's answer")
                .isEqualTo(registered.json());
    }

    @Test
    void ones_own_account_is_nobody_elses_to_see() {
        assertThat(send(Call.get("/v1/accounts/me"))).as("without a token").isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(send(Call.get("/v1/accounts/me").bearer("a.forged.token")))
                .as("with a forged token")
                .isUnauthorized(Problem.INVALID_TOKEN);
    }

    @Test
    void two_addresses_with_one_canonical_form_are_one_account() {
        String name = "ada." + unique();
        assertThat(api().register(name + "@bücher.example", PASSWORD)).hasStatus(201);
        for (String same : List.of(
                name + "@bücher.example",
                name.toUpperCase(Locale.ROOT) + "@BÜCHER.Example",
                name + "@xn--bcher-kva.example",
                name + "@bu\u0308cher.example.")) {
            assertThat(api().register(same, PASSWORD)).as(same).isProblem(Problem.EMAIL_TAKEN);
        }
    }

    @Test
    void of_many_registrations_of_one_address_one_succeeds() throws InterruptedException {
        String email = freshEmail();
        AtomicInteger count = new AtomicInteger();
        List<Answer> answers = together(
                CROWD,
                () -> api().register(
                                count.getAndIncrement() % 2 == 0 ? email : email.toUpperCase(Locale.ROOT), PASSWORD));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .as("the winners")
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer).as("the others").isProblem(Problem.EMAIL_TAKEN));
    }

    @Test
    void a_refused_registration_makes_no_account() {
        String email = freshEmail();
        assertThat(register(object("email", email, "password", PASSWORD, "display_name", "two\nlines")))
                .isProblem(Problem.INVALID_REQUEST);
        assertThat(register("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"roles\":[\"admin\"]}"))
                .as("a registration that asks for a role")
                .isProblem(Problem.MALFORMED_REQUEST)
                .tells("#/roles unknown-member");
        assertThat(api().register(email, PASSWORD))
                .as("the address is still free")
                .hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example",
                "ada@[127.0.0.1]",
                "ada@127.0.0.1",
                "ada@example..org",
                "ada@-example.org",
                "ada@exa_mple.org",
                "ada@lovelace@example.org",
                "Ada <ada@example.org>",
                "ada(countess)@example.org",
                "\"ada\"@example.org",
                "mailto:ada@example.org\n",
                " ada@example.org",
                "ada@example.org ",
                "ada\u00A0l@example.org",
                "ada\u0000@example.org",
                "ada\u200D@example.org",
                "ada@exam\u00ADple.org",
                "ada@exam\u200Cple.org",
                "ada\uFF20example.org",
                "ada@example\u3002org",
                "ada@example\uFF0Eorg",
                "ada@faß.example",
                "ada@\u03BF\u03C2.example",
                "ada\\ud800@example.org"
            })
    void what_is_no_address_is_malformed(String text) {
        String email = text.replace("\n", "\\n").replace("\u0000", "\\u0000").replace("\"ada\"", "\\\"ada\\\"");
        assertThat(register("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email malformed");
    }

    @Test
    void an_address_has_254_characters_at_most() {
        String domain = "@" + ("d".repeat(48) + ".").repeat(4) + "org";
        assertThat(register(object("email", "a".repeat(54) + domain, "password", "short")))
                .as("an address of 254 characters, with a short password")
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/password too-short");
        assertThat(register(object("email", "a".repeat(55) + domain, "password", "short")))
                .as("an address of 255 characters, with a short password")
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email too-long", "#/password too-short");
    }

    @Test
    void a_display_name_is_one_line_of_100_characters_at_most() {
        for (String name : List.of("two\\nlines", "a bell \\u0007", "half a pair \\udc00", "\\u2028")) {
            assertThat(register("{\"email\":\"a@b.example\",\"password\":\"short\",\"display_name\":\"" + name + "\"}"))
                    .as(name)
                    .isProblem(Problem.INVALID_REQUEST)
                    .tells("#/password too-short", "#/display_name malformed");
        }
        assertThat(register(object("email", "a@b.example", "password", "short", "display_name", "𝒂".repeat(100))))
                .as("a name of 100 characters, each of two UTF-16 units")
                .tells("#/password too-short");
        assertThat(register(object("email", "a@b.example", "password", "short", "display_name", "𝒂".repeat(101))))
                .as("a name of 101 characters")
                .tells("#/password too-short", "#/display_name too-long");
    }

    @Test
    void all_faults_of_value_are_told_together() {
        Answer answer = register(object("email", "nobody", "password", "short", "display_name", "n".repeat(101)));
        assertThat(answer)
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email malformed", "#/password too-short", "#/display_name too-long");
        assertThat(answer.body()).as("an answer repeats nothing that was sent").doesNotContain("nobody", "nnnn");
    }

    private Answer register(String json) {
        return send(Call.post("/v1/accounts").json(json));
    }
}
