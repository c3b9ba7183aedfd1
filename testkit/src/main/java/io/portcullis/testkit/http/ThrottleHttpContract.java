package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * How often anybody may try, at a server that limits everybody by default and believes a proxy at 127.0.0.1: each test
 * speaks for clients of its own. It is no part of the whole contract, whose other parts ask more than anybody may.
 */
public abstract class ThrottleHttpContract extends HttpContract {

    private static final String WRONG = "not the one at all";
    private static final int MANY = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** IPv4 addresses that are nobody's (RFC 2544), each for one client. */
    private final AtomicInteger addresses = new AtomicInteger(0xC612_0000);

    @Test
    void guesses_at_once_gain_nothing_and_tell_nothing_of_who_has_an_account() {
        Person ada = client().someone();
        String nobody = freshEmail();
        Burst known = Burst.of(MANY, _ -> client().logIn(ada.email(), WRONG)).admitsAsGuesses();
        Burst unknown = Burst.of(MANY, _ -> client().logIn(nobody, WRONG)).admitsAsGuesses();
        Answer throttled = known.throttled().getFirst();
        assertThat(known.throttled()).allSatisfy(answer -> assertAlike(answer, throttled));
        assertThat(unknown.throttled()).allSatisfy(answer -> assertAlike(answer, throttled));
        Answer refused = known.admitted().getFirst();
        assertThat(refused).as("a guess that was let in").isUnauthorized(Problem.INVALID_CREDENTIALS);
        assertThat(known.admitted()).allSatisfy(answer -> assertAlike(answer, refused));
        assertThat(unknown.admitted()).allSatisfy(answer -> assertAlike(answer, refused));
    }

    @Test
    void each_failure_from_the_fifth_on_makes_everybody_wait_twice_as_long() {
        pass(MINUTE);
        Person ada = client().someone();
        for (String email : new String[] {ada.email(), freshEmail()}) {
            for (int i = 0; i < 5; i++) {
                assertRefused(client().logIn(email, WRONG));
            }
            for (int seconds = 1; seconds <= 8; seconds *= 2) {
                assertWaits(seconds, client().logIn(email, WRONG));
                pass(Duration.ofSeconds(seconds).minusMillis(1));
                assertWaits(1, client().logIn(email, PASSWORD));
                pass(Duration.ofMillis(1));
                assertRefused(client().logIn(email, WRONG));
            }
            assertWaits(16, client().logIn(email, PASSWORD));
            pass(Duration.ofSeconds(16));
        }
        assertThat(client().logIn(ada.email(), PASSWORD))
                .as("the right password, once the wait is over")
                .hasStatus(201);
    }

    @Test
    void the_right_password_gives_all_failures_back() {
        Person ada = client().someone();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertRefused(client().logIn(ada.email(), WRONG));
            }
            assertThat(client().logIn(ada.email(), PASSWORD))
                    .as("the owner after four failures")
                    .hasStatus(201);
        }
    }

    @Test
    void the_owner_logs_in_from_a_known_client_while_strangers_wait() {
        Person ada = client().someone();
        String known = client().logIn(ada.email(), PASSWORD).text("device_token");
        Burst.of(MANY, _ -> client().logIn(ada.email(), WRONG)).admitsAsGuesses();
        assertThat(client().logIn(ada.email(), PASSWORD, known))
                .as("the owner's client")
                .hasStatus(201);
    }

    @Test
    void whoever_shows_a_forged_or_foreign_device_token_is_a_stranger() {
        Person ada = client().someone();
        Person eve = client().someone();
        String known = client().logIn(ada.email(), PASSWORD).text("device_token");
        String foreign = client().logIn(eve.email(), PASSWORD).text("device_token");
        List<String> shown = List.of(known + "A", foreign, "");
        Burst.of(MANY, number -> client().logIn(ada.email(), WRONG, shown.get(number % shown.size())))
                .admitsAsGuesses();
    }

    @Test
    void a_stolen_device_token_is_good_for_a_few_guesses_and_delays_nobody_else() {
        Person ada = client().someone();
        String stolen = client().logIn(ada.email(), PASSWORD).text("device_token");
        String own = client().logIn(ada.email(), PASSWORD).text("device_token");
        Burst.of(MANY, _ -> client().logIn(ada.email(), WRONG, stolen)).admitsAsGuesses();
        assertThat(client().logIn(ada.email(), PASSWORD, own))
                .as("the owner's other client")
                .hasStatus(201);
        assertThat(client().logIn(ada.email(), PASSWORD))
                .as("the owner from a new one")
                .hasStatus(201);
    }

    @Test
    void a_password_asked_again_can_be_guessed_no_faster_and_delays_nobody_but_its_session() {
        Person ada = client().someone();
        Tokens stolen = new Person(client(), ada.email(), PASSWORD).logIn();
        Tokens own = new Person(client(), ada.email(), PASSWORD).logIn();
        String next = "seven rivers hum at violet anchors";
        Burst guesses = Burst.of(MANY, _ -> client().changePassword(stolen.access(), WRONG, next))
                .admitsAsGuesses();
        assertThat(guesses.admitted())
                .allSatisfy(answer ->
                        assertThat(answer).as("a guess that was let in").isProblem(Problem.REAUTHENTICATION_FAILED));
        assertThat(client().logIn(ada.email(), PASSWORD))
                .as("a login meanwhile")
                .hasStatus(201);
        assertThat(client().changePassword(own.access(), PASSWORD, next))
                .as("a change in the owner's own session")
                .hasStatus(204);
    }

    @Test
    void a_password_asked_again_waits_as_a_login_does() {
        pass(MINUTE);
        Tokens tokens = client().someone().logIn();
        String next = "seven rivers hum at violet anchors";
        for (int i = 0; i < 5; i++) {
            assertThat(client().changePassword(tokens.access(), WRONG, next))
                    .isProblem(Problem.REAUTHENTICATION_FAILED);
        }
        assertWaits(1, client().changePassword(tokens.access(), PASSWORD, next));
        pass(Duration.ofSeconds(1));
        assertThat(client().changePassword(tokens.access(), PASSWORD, next))
                .as("the right one, once the wait is over")
                .hasStatus(204);
    }

    @Test
    void a_network_has_thirty_logins_a_minute() {
        Person ada = client().someone();
        Api crowded = client();
        Burst.of(45, _ -> crowded.logIn(freshEmail(), WRONG)).admits(30, Duration.ofSeconds(2));
        assertThat(client().logIn(ada.email(), PASSWORD))
                .as("a login from another network")
                .hasStatus(201);
    }

    @Test
    void a_network_has_ten_registrations_a_minute() {
        Api crowded = client();
        Burst burst =
                Burst.of(20, _ -> crowded.register(freshEmail(), PASSWORD)).admits(10, Duration.ofSeconds(6));
        assertThat(burst.admitted())
                .allSatisfy(answer -> assertThat(answer).as("a registration").hasStatus(201));
        assertThat(client().register(freshEmail(), PASSWORD))
                .as("a registration from another network")
                .hasStatus(201);
    }

    @Test
    void a_network_asks_for_twenty_mails_a_minute() {
        Api crowded = client();
        Burst burst = Burst.of(30, _ -> crowded.requestReset(freshEmail())).admits(20, Duration.ofSeconds(3));
        assertThat(burst.admitted())
                .allSatisfy(answer -> assertThat(answer).as("asking for a mail").hasStatus(202));
        assertThat(client().requestReset(freshEmail()))
                .as("asking from another network")
                .hasStatus(202);
    }

    @Test
    void an_address_is_mailed_once_a_minute_whoever_asks_and_nobody_is_told() {
        pass(MINUTE);
        Person ada = client().someone();
        for (int i = 0; i < 5; i++) {
            assertThat(client().requestReset(ada.email()).anonymous())
                    .isEqualTo(client().requestReset(freshEmail()).anonymous());
        }
        assertThat(subject().mailTo(ada.email(), 1))
                .as("what came of a registration and five wishes")
                .hasSize(1);
        pass(MINUTE);
        assertThat(client().requestReset(ada.email())).hasStatus(202);
        assertThat(subject().mailTo(ada.email(), 2)).as("a minute later").hasSize(2);
    }

    @Test
    void the_clients_of_one_ipv6_network_are_one_client() {
        Tokens tokens = client().someone().logIn();
        String network = "2001:db8:" + Integer.toHexString(addresses.incrementAndGet() & 0xFFFF) + ":";
        Burst.of(
                        40,
                        10,
                        number -> at(network + "1::" + Integer.toHexString(number))
                                .refresh(forged(tokens)))
                .admits(120, Duration.ofMillis(500));
        assertThat(at(network + "2::1").refresh(tokens.refresh()))
                .as("a refresh from the network next to it")
                .hasStatus(200);
    }

    @Test
    void a_network_has_a_hundred_and_twenty_refreshes_a_minute() {
        Tokens tokens = client().someone().logIn();
        Api crowded = client();
        Burst burst = Burst.of(40, 10, _ -> crowded.refresh(forged(tokens))).admits(120, Duration.ofMillis(500));
        assertThat(burst.admitted())
                .allSatisfy(answer ->
                        assertThat(answer).as("a forged refresh token").isUnauthorized(Problem.INVALID_REFRESH_TOKEN));
        assertThat(client().refresh(tokens.refresh()))
                .as("a refresh from another network")
                .hasStatus(200);
    }

    @Test
    void a_refresh_that_must_wait_leaves_its_token_as_it_was() {
        pass(MINUTE);
        Api crowded = client();
        Tokens tokens = crowded.someone().logIn();
        for (int i = 0; i < 120; i++) {
            assertThat(crowded.refresh(forged(tokens))).isUnauthorized(Problem.INVALID_REFRESH_TOKEN);
        }
        assertWaits(1, crowded.refresh(tokens.refresh()));
        tokens.assertAlive();
        pass(Duration.ofMillis(500));
        Tokens next = Tokens.of(crowded, crowded.refresh(tokens.refresh()));
        assertThat(next.session()).as("the session").isEqualTo(tokens.session());
        next.assertAlive();
    }

    @Test
    void networks_refill_evenly_and_waiting_costs_nothing() {
        pass(MINUTE);
        Api crowded = client();
        for (int i = 0; i < 30; i++) {
            assertRefused(crowded.logIn(freshEmail(), WRONG));
        }
        for (int i = 0; i < MANY; i++) {
            assertWaits(2, crowded.logIn(freshEmail(), WRONG));
        }
        pass(Duration.ofSeconds(2));
        assertRefused(crowded.logIn(freshEmail(), WRONG));
        assertWaits(2, crowded.logIn(freshEmail(), WRONG));
        pass(MINUTE);
        for (int i = 0; i < 30; i++) {
            assertRefused(crowded.logIn(freshEmail(), WRONG));
        }
        assertWaits(2, crowded.logIn(freshEmail(), WRONG));
    }

    /** A client that nobody else is, on a network of its own. */
    private Api client() {
        int address = addresses.incrementAndGet();
        return at((address >>> 24) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 8 & 0xFF) + "."
                + (address & 0xFF));
    }

    /** The client at that address. */
    private Api at(String address) {
        return new Api(subject().base(), Optional.of(address));
    }

    /** Has the form of a refresh token, and is none. */
    private static String forged(Tokens tokens) {
        String refresh = tokens.refresh();
        char last = refresh.charAt(refresh.length() - 10);
        return refresh.substring(0, refresh.length() - 10)
                + (last == 'A' ? 'B' : 'A')
                + refresh.substring(refresh.length() - 9);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer).as("a wrong password").isUnauthorized(Problem.INVALID_CREDENTIALS);
    }

    private static void assertWaits(int seconds, Answer answer) {
        assertThat(answer).as("one too many").isThrottled().hasHeader("Retry-After", Integer.toString(seconds));
    }

    /** Nobody could tell them apart but by what names the request, and how long there is to wait. */
    private static void assertAlike(Answer answer, Answer other) {
        assertThat(answer.without("Retry-After").anonymous())
                .isEqualTo(other.without("Retry-After").anonymous());
        assertThat(names(answer)).isEqualTo(names(other));
    }

    private static Set<String> names(Answer answer) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(answer.headers().map().keySet());
        return names;
    }
}
