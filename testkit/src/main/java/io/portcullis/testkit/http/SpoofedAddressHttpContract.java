package io.portcullis.testkit.http;

import static io.portcullis.testkit.http.Api.PASSWORD;
import static io.portcullis.testkit.http.Api.freshEmail;
import static io.portcullis.testkit.http.Api.object;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * At a server that limits everybody and believes no proxy, nobody gets another budget by saying that they are somebody
 * else. All tests speak from one address; each spends another of its budgets.
 */
public abstract class SpoofedAddressHttpContract extends HttpContract {

    @Test
    void logins_are_counted_by_where_they_come_from() {
        Burst.of(
                        45,
                        number -> spoofed(
                                number,
                                Call.post("/v1/sessions")
                                        .json(object("email", freshEmail(), "password", "not the one at all"))))
                .admits(30, Duration.ofSeconds(2));
    }

    @Test
    void registrations_are_counted_by_where_they_come_from() {
        Burst.of(
                        20,
                        number -> spoofed(
                                number,
                                Call.post("/v1/accounts").json(object("email", freshEmail(), "password", PASSWORD))))
                .admits(10, Duration.ofSeconds(6));
    }

    @Test
    void refreshes_are_counted_by_where_they_come_from() {
        String token = "prt1." + "A".repeat(75);
        Burst.of(
                        40,
                        10,
                        number -> spoofed(
                                number, Call.post("/v1/sessions/refresh").json(object("refresh_token", token))))
                .admits(120, Duration.ofMillis(500));
    }

    /** Says by every header that anybody ever believed that it comes from a new address. */
    private Answer spoofed(int number, Call call) {
        String address = "198.19." + number / 256 + "." + number % 256;
        return send(call.header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .header("X-Real-IP", address)
                .header("True-Client-IP", address)
                .header("CF-Connecting-IP", address));
    }
}
