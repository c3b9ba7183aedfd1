package io.portcullis.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TicketTest {

    private static final Instant ASKED_AT = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);
    private static final TicketId ID = new TicketId(new UUID(1, 1));
    private static final AccountId ADA = new AccountId(new UUID(2, 2));
    private static final Epoch EPOCH = new Epoch(7);
    private static final EmailAddress EMAIL =
            EmailAddress.parse("ada@example.org").ifValid().orElseThrow();
    private static final Sealing SEALING =
            new Sealing(new SecretId("0123456789abcdef"), new Seed(new byte[Seed.LENGTH]));

    @ParameterizedTest
    @CsvSource({
        "VERIFY_EMAIL, PT24H, VERIFICATION_TOKEN",
        "CHANGE_EMAIL, PT24H, VERIFICATION_TOKEN",
        "RESET_PASSWORD, PT30M, RESET_TOKEN"
    })
    void a_link_is_good_for_so_long_and_its_token_is_of_that_kind(
            Purpose purpose, Duration lifetime, Sealed.Kind tokenKind) {
        assertThat(purpose.lifetime()).isEqualTo(lifetime);
        assertThat(purpose.tokenKind()).isEqualTo(tokenKind);
    }

    @ParameterizedTest
    @EnumSource
    void a_ticket_is_issued_unspent_and_lives_from_when_it_was_asked_for(Purpose purpose) {
        assertThat(issued(purpose))
                .isEqualTo(new Ticket(
                        ID, purpose, ADA, EPOCH, EMAIL, SEALING, ASKED_AT.plus(purpose.lifetime()), Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void a_ticket_is_live_until_it_expires_and_not_a_microsecond_longer(Purpose purpose) {
        Ticket ticket = issued(purpose);
        assertThat(ticket.live(ASKED_AT)).isTrue();
        assertThat(ticket.live(ticket.expiresAt().minus(TICK))).isTrue();
        assertThat(ticket.live(ticket.expiresAt())).isFalse();
        assertThat(ticket.live(ticket.expiresAt().plus(TICK))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_spent_ticket_is_live_at_no_time_not_even_where_the_clock_was_set_back(Purpose purpose) {
        Ticket ticket = issued(purpose);
        Instant spentAt = ASKED_AT.plusSeconds(60);
        Ticket spent = new Ticket(ID, purpose, ADA, EPOCH, EMAIL, SEALING, ticket.expiresAt(), Optional.of(spentAt));
        assertThat(spent.live(spentAt)).isFalse();
        assertThat(spent.live(spentAt.plus(TICK))).isFalse();
        assertThat(spent.live(spentAt.minus(TICK))).isFalse();
    }

    @Test
    void the_text_form_of_a_ticket_does_not_tell_its_seed() {
        assertThat(issued(Purpose.RESET_PASSWORD).toString()).contains("seed=a seed]");
    }

    private static Ticket issued(Purpose purpose) {
        return Ticket.issued(ID, purpose, ADA, EPOCH, EMAIL, SEALING, ASKED_AT);
    }
}
