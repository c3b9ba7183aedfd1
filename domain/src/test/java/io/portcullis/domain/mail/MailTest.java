package io.portcullis.domain.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Purpose;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final MailId ID = new MailId(new UUID(1, 1));
    private static final Account ADA = Account.registered(
                    new AccountId(new UUID(2, 2)), email("ada@example.org"), Optional.empty(), NOW)
            .suspended();
    private static final EmailAddress ELSEWHERE = email("ada@elsewhere.example");
    private static final Origin ORIGIN =
            new Origin("203.0.113.7", "203.0.113.0", Optional.of("Agent/1.0"), "request-1");
    private static final Sealed TOKEN = new Sealed(Sealed.Kind.RESET_TOKEN, ID.value(), 0, new byte[Sealed.MAC_LENGTH]);

    @Test
    void an_owner_is_written_to_at_their_address_in_the_epoch_of_the_cause() {
        assertThat(Addressee.owner(ADA)).isEqualTo(new Addressee(ADA.id(), ADA.epoch(), ADA.email()));
    }

    @Test
    void an_owner_may_be_written_to_at_an_address_that_is_not_yet_theirs() {
        assertThat(Addressee.at(ADA, ELSEWHERE)).isEqualTo(new Addressee(ADA.id(), ADA.epoch(), ELSEWHERE));
    }

    @Test
    void a_queued_mail_keeps_where_its_cause_came_from() {
        QueuedMail queued = queued(Optional.of(Addressee.owner(ADA)));
        assertThat(queued)
                .isEqualTo(new QueuedMail(
                        ID,
                        MailKind.RESET_PASSWORD,
                        Optional.of(Addressee.owner(ADA)),
                        NOW,
                        "203.0.113.7",
                        Optional.of("Agent/1.0")));
    }

    @Test
    void a_mail_goes_to_its_addressee_and_tells_when_and_where_its_cause_was() {
        Addressee addressee = Addressee.at(ADA, ELSEWHERE);
        assertThat(Mail.of(queued(Optional.of(addressee)), addressee, Optional.of(TOKEN)))
                .isEqualTo(new Mail(
                        ID,
                        MailKind.RESET_PASSWORD,
                        ELSEWHERE,
                        NOW,
                        "203.0.113.7",
                        Optional.of("Agent/1.0"),
                        Optional.of(TOKEN)));
    }

    @Test
    void the_text_form_of_a_mail_does_not_tell_its_token() {
        Addressee addressee = Addressee.owner(ADA);
        assertThat(Mail.of(queued(Optional.of(addressee)), addressee, Optional.of(TOKEN))
                        .toString())
                .contains("prs1.…")
                .doesNotContain(TOKEN.reveal());
    }

    /** A notice with a link that acts would teach people to follow such links. */
    @Test
    void only_what_somebody_asked_for_brings_a_link() {
        assertThat(Stream.of(MailKind.values()).filter(kind -> kind.link().isPresent()))
                .containsExactly(
                        MailKind.VERIFY_EMAIL,
                        MailKind.CONFIRM_NEW_EMAIL,
                        MailKind.RESET_PASSWORD,
                        MailKind.CLAIM_ACCOUNT);
        assertThat(MailKind.VERIFY_EMAIL.link()).contains(Purpose.VERIFY_EMAIL);
        assertThat(MailKind.CONFIRM_NEW_EMAIL.link()).contains(Purpose.CHANGE_EMAIL);
        assertThat(MailKind.RESET_PASSWORD.link()).contains(Purpose.RESET_PASSWORD);
    }

    private static QueuedMail queued(Optional<Addressee> addressee) {
        return QueuedMail.of(ID, MailKind.RESET_PASSWORD, addressee, NOW, ORIGIN);
    }

    private static EmailAddress email(String text) {
        return EmailAddress.parse(text).ifValid().orElseThrow();
    }
}
