package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mailed links are good for: verifying an address, saying that it was somebody else, resetting, and moving. */
public abstract class LinkHttpContract extends HttpContract {

    /** More than anybody is mailed here. */
    private static final int MOST_MAILS = 10;

    private static final String NEXT = "grey lanterns drift past noon";

    @Test
    void a_registration_is_followed_by_a_link_that_verifies_the_address_once() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        String token = verification(ada.email(), 1);

        assertThat(verified(tokens)).as("before").isFalse();
        assertThat(api().verify(token)).hasStatus(204).isEmpty();
        assertThat(verified(tokens)).as("after").isTrue();
        assertThat(api().verify(token)).as("again").isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @Test
    void looking_at_a_link_spends_nothing() {
        Person ada = api().someone();
        String token = verification(ada.email(), 1);

        for (String path : List.of("/v1/email-verifications/confirmation", "/v1/email-verifications/repudiation")) {
            assertThat(send(Call.get(path + "?token=" + token)))
                    .as("what scans mail")
                    .isProblem(Problem.METHOD_NOT_ALLOWED);
        }
        assertThat(api().verify(token)).hasStatus(204);
    }

    @Test
    void whoever_says_that_it_was_somebody_else_ends_the_account_that_somebody_made() {
        Person squatter = api().someone();
        Tokens tokens = squatter.logIn();
        String token = verification(squatter.email(), 1);

        assertThat(api().repudiate(token)).hasStatus(204).isEmpty();

        assertThat(api().current(tokens.access())).isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(api().logIn(squatter.email(), squatter.password())).isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(api().repudiate(token)).as("again").isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().register(squatter.email(), NEXT))
                .as("the address is free")
                .hasStatus(201);
    }

    @Test
    void an_account_that_was_verified_is_nobody_elses_to_end() {
        Person ada = api().someone();
        String token = verification(ada.email(), 1);
        assertThat(api().verify(token)).hasStatus(204);

        assertThat(api().repudiate(token)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().logIn(ada.email(), ada.password())).hasStatus(201);
    }

    @Test
    void a_newer_link_takes_the_place_of_an_older() {
        Person ada = api().someone();
        String first = verification(ada.email(), 1);
        passAMoment();
        assertThat(api().requestVerification(ada.email())).hasStatus(202);
        String second = verification(ada.email(), 2);

        assertThat(api().verify(first)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().verify(second)).hasStatus(204);
    }

    @Test
    void asking_for_a_link_is_answered_alike_whoever_has_the_address() {
        Person unverified = api().someone();
        Person verified = api().someone();
        assertThat(api().verify(verification(verified.email(), 1))).hasStatus(204);

        for (String email : List.of(unverified.email(), verified.email(), freshEmail())) {
            assertThat(api().requestVerification(email)).hasStatus(202).hasExactly("status");
            assertThat(api().requestReset(email)).hasStatus(202).hasExactly("status");
        }
        assertThat(api().requestVerification(verified.email()).anonymous())
                .isEqualTo(api().requestVerification(freshEmail()).anonymous());
        assertThat(api().requestReset(verified.email()).anonymous())
                .isEqualTo(api().requestReset(freshEmail()).anonymous());
    }

    @Test
    void a_malformed_address_gets_no_link() {
        assertThat(api().requestVerification("ada"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email malformed");
        assertThat(api().requestReset("a@b@c.org"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email malformed");
    }

    @Test
    void a_reset_sets_the_password_ends_every_session_and_logs_nobody_in() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String token = reset(ada.email());

        assertThat(api().reset(token, NEXT)).hasStatus(204).isEmpty();

        assertThat(api().current(tokens.access())).isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(api().refresh(tokens.refresh())).isUnauthorized(Problem.INVALID_REFRESH_TOKEN);
        assertThat(api().logIn(ada.email(), ada.password())).isUnauthorized(Problem.INVALID_CREDENTIALS);
        Tokens after = new Person(api(), ada.email(), NEXT).logIn();
        assertThat(verified(after)).as("the mail was received").isTrue();
        assertThat(api().reset(token, PASSWORD)).as("again").isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @Test
    void a_password_that_will_not_do_leaves_the_link_as_good_as_before() {
        Person ada = api().someone();
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String token = reset(ada.email());

        assertThat(api().reset(token, "short"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/new_password too-short");
        assertThat(api().reset(token, "passwordpassword"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/new_password too-common");
        assertThat(api().reset(token, NEXT)).hasStatus(204);
    }

    @Test
    void a_change_of_password_voids_the_links_that_were_mailed_before() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        String verification = verification(ada.email(), 1);
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String reset = reset(ada.email());
        assertThat(api().changePassword(tokens.access(), ada.password(), NEXT)).hasStatus(204);

        assertThat(api().reset(reset, PASSWORD)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().verify(verification)).isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @Test
    void of_fifty_uses_of_one_link_at_once_one_succeeds_and_its_password_is_the_one_that_holds()
            throws InterruptedException {
        Person ada = api().someone();
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String token = reset(ada.email());
        AtomicInteger uses = new AtomicInteger();
        List<String> winners = new CopyOnWriteArrayList<>();
        List<String> losers = new CopyOnWriteArrayList<>();
        List<Answer> answers = together(50, () -> {
            String password = "lantern number " + uses.getAndIncrement() + " drifts past noon";
            Answer answer = api().reset(token, password);
            boolean _ = (answer.status() == 204 ? winners : losers).add(password);
            return answer;
        });

        assertThat(answers).filteredOn(answer -> answer.status() == 410).hasSize(49);
        assertThat(winners)
                .singleElement()
                .satisfies(password -> assertThat(api().logIn(ada.email(), password))
                        .as("by the winner's")
                        .hasStatus(201));
        assertThat(losers.subList(0, 3))
                .allSatisfy(password -> assertThat(api().logIn(ada.email(), password))
                        .as("by a loser's")
                        .isUnauthorized(Problem.INVALID_CREDENTIALS));
        assertThat(api().logIn(ada.email(), ada.password()))
                .as("by the one before")
                .isUnauthorized(Problem.INVALID_CREDENTIALS);
    }

    @Test
    void a_link_of_one_kind_is_none_of_another() {
        Person ada = api().someone();
        String verification = verification(ada.email(), 1);
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String reset = reset(ada.email());

        assertThat(api().reset(verification, NEXT)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().verify(reset)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().reset(reset.replace("prs1.", "pvt1."), NEXT)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().verify(verification.replace("pvt1.", "prs1."))).isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pvt1.", "prs1.AAAA", "not a token", "pvt1.😀"})
    void what_is_no_token_is_told_as_a_link_that_is_good_no_longer(String token) {
        assertThat(api().verify(token)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().repudiate(token)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(api().reset(token, NEXT)).isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @Test
    void nothing_moves_to_another_address_before_its_link_is_used() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        String next = freshEmail();

        assertThat(api().changeEmail(tokens.access(), next, ada.password()))
                .hasStatus(202)
                .hasExactly("status");
        assertThat(email(tokens)).isEqualTo(ada.email());
        assertThat(api().logIn(next, ada.password())).isUnauthorized(Problem.INVALID_CREDENTIALS);

        assertThat(api().verify(verification(next, 1))).hasStatus(204);
        assertThat(email(tokens)).isEqualTo(next);
        assertThat(verified(tokens)).isTrue();
        assertThat(api().logIn(ada.email(), ada.password())).isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(api().logIn(next, ada.password())).hasStatus(201);
        assertThat(subject().mailTo(ada.email(), 4))
                .as("the former address hears of the registration, the login, the wish and the move")
                .hasSize(4);
    }

    @Test
    void whoever_has_the_new_address_can_drop_the_move() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        String next = freshEmail();
        assertThat(api().changeEmail(tokens.access(), next, ada.password())).hasStatus(202);
        String token = verification(next, 1);

        assertThat(api().repudiate(token)).hasStatus(204);

        assertThat(api().verify(token)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(email(tokens)).isEqualTo(ada.email());
    }

    @Test
    void moving_takes_the_password_and_another_address() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();

        assertThat(api().changeEmail(tokens.access(), freshEmail(), "wrong"))
                .isProblem(Problem.REAUTHENTICATION_FAILED);
        assertThat(api().changeEmail(tokens.access(), ada.email().toUpperCase(Locale.ROOT), "wrong"))
                .isProblem(Problem.INVALID_REQUEST)
                .tells("#/email unchanged");
    }

    @Test
    void an_address_that_is_taken_meanwhile_voids_the_link() {
        Person ada = api().someone();
        Tokens tokens = ada.logIn();
        String next = freshEmail();
        assertThat(api().changeEmail(tokens.access(), next, ada.password())).hasStatus(202);
        String token = verification(next, 1);
        assertThat(api().register(next, NEXT)).hasStatus(201);

        assertThat(api().verify(token)).isProblem(Problem.EXPIRED_OR_USED_LINK);
        assertThat(email(tokens)).isEqualTo(ada.email());
        assertThat(api().logIn(next, NEXT)).as("its owner's account").hasStatus(201);
    }

    @Test
    void a_link_to_reset_lives_half_an_hour_and_one_to_verify_a_day() {
        Person ada = api().someone();
        String verification = verification(ada.email(), 1);
        assertThat(api().requestReset(ada.email())).hasStatus(202);
        String reset = reset(ada.email());

        pass(Duration.ofMinutes(30));
        assertThat(api().reset(reset, NEXT)).isProblem(Problem.EXPIRED_OR_USED_LINK);

        pass(Duration.ofHours(23).plusMinutes(30));
        assertThat(api().verify(verification)).isProblem(Problem.EXPIRED_OR_USED_LINK);
    }

    @Test
    void an_administrator_has_a_link_mailed_and_sees_neither_link_nor_password() {
        Person admin = api().someone();
        assertThat(subject().grantAdmin(admin.email())).isTrue();
        Tokens tokens = admin.logIn();
        Person ada = api().someone();
        String path = "/v1/accounts/"
                + api().current(ada.logIn().access()).json().at("/account/id").asText() + "/password-reset";

        assertThat(send(Call.post(path).bearer(tokens.access()))).hasStatus(202).hasExactly("status");
        assertThat(api().reset(reset(ada.email()), NEXT)).hasStatus(204);
        assertThat(api().logIn(ada.email(), NEXT)).hasStatus(201);
    }

    /** The token of the verifying link of that number, counted from 1, that was mailed there. */
    private String verification(String email, int number) {
        return link("pvt1.", email, number);
    }

    /** The token of the first resetting link that was mailed there. */
    private String reset(String email) {
        return link("prs1.", email, 1);
    }

    private String link(String prefix, String email, int number) {
        List<String> links = List.of();
        for (int mails = number; links.size() < number && mails <= MOST_MAILS; mails++) {
            links = subject().mailTo(email, mails).stream()
                    .flatMap(received -> received.token().stream())
                    .filter(token -> token.startsWith(prefix))
                    .toList();
        }
        return links.get(number - 1);
    }

    private boolean verified(Tokens tokens) {
        return api().current(tokens.access())
                .json()
                .at("/account/email_verified")
                .asBoolean();
    }

    private String email(Tokens tokens) {
        return api().current(tokens.access()).json().at("/account/email").asText();
    }
}
