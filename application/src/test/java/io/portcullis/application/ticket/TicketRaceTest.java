package io.portcullis.application.ticket;

import static io.portcullis.application.Hexagon.ADA;
import static io.portcullis.application.Hexagon.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.testkit.contract.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** However many use one link at once, one of them does, and what holds afterwards says which. */
class TicketRaceTest {

    private final Hexagon hexagon = new Hexagon();
    private final Account ada = hexagon.registered();

    @Test
    void of_fifty_resets_by_one_link_one_succeeds_and_its_password_holds() {
        hexagon.mailTo(ADA);
        hexagon.clock.pass(Duration.ofMinutes(1));
        hexagon.requestReset(ADA);
        String link = hexagon.mailedToken(ADA, MailKind.RESET_PASSWORD);

        List<ResetPassword.Outcome> came = Race.run(number -> hexagon.reset(link, password(number)));

        assertThat(came).containsOnlyOnce(new ResetPassword.Outcome.Reset());
        assertThat(came)
                .filteredOn(new ResetPassword.Outcome.LinkVoid()::equals)
                .hasSize(Race.RUNNERS - 1);
        int winner = came.indexOf(new ResetPassword.Outcome.Reset());
        assertThat(hexagon.logIn(PASSWORD)).isEqualTo(new LogIn.Outcome.Refused());
        assertThat(passwordsThatHold()).containsExactly(winner);
        assertThat(hexagon.trail(ada.id())).containsOnlyOnce("password.reset");
    }

    @Test
    void of_fifty_verifications_by_one_link_one_succeeds() {
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);

        List<VerifyEmail.Outcome> came = Race.run(_ -> hexagon.verify(link));

        assertThat(came).containsOnlyOnce(new VerifyEmail.Outcome.Verified());
        assertThat(hexagon.trail(ada.id())).containsOnlyOnce("email.verified");
    }

    @RepeatedTest(10)
    void of_those_who_verify_and_those_who_repudiate_one_succeeds_and_the_account_says_which() {
        String link = hexagon.mailedToken(ADA, MailKind.VERIFY_EMAIL);

        List<Boolean> came = Race.run(number -> number % 2 == 0
                ? hexagon.verify(link).equals(new VerifyEmail.Outcome.Verified())
                : hexagon.repudiate(link).equals(new RepudiateEmail.Outcome.Repudiated()));

        assertThat(came).containsOnlyOnce(true);
        Optional<Account> left = hexagon.world.accounts().find(ada.id());
        boolean verified = came.indexOf(true) % 2 == 0;
        assertThat(left.map(Account::emailVerified)).isEqualTo(verified ? Optional.of(true) : Optional.empty());
        assertThat(hexagon.trail(ada.id())).containsOnlyOnce(verified ? "email.verified" : "account.repudiated");
    }

    /** An hour apart, since no login lets anybody try so many at once. */
    private List<Integer> passwordsThatHold() {
        return IntStream.range(0, Race.RUNNERS)
                .filter(number -> {
                    hexagon.clock.pass(Duration.ofHours(1));
                    return hexagon.logIn(password(number)) instanceof LogIn.Outcome.LoggedIn;
                })
                .boxed()
                .toList();
    }

    private static String password(int number) {
        return "quartz lantern owl no. " + number;
    }
}
