package io.portcullis.application.audit;

import static io.portcullis.application.Hexagon.ORIGIN;
import static io.portcullis.application.Hexagon.PASSWORD;
import static io.portcullis.application.Hexagon.RETENTION;
import static io.portcullis.application.Hexagon.email;
import static io.portcullis.application.Hexagon.newPassword;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.application.Hexagon;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.session.LogIn;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.session.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListEventsTest {

    private static final EmailAddress EVE = email("eve@example.org");
    private static final int EVENTS = 7;

    private final Hexagon hexagon = new Hexagon();
    private Caller ada;

    /** Registered, and logged in so often that there are {@value #EVENTS} events in all. */
    @BeforeEach
    void live() {
        hexagon.registered();
        for (int i = 2; i < EVENTS; i++) {
            hexagon.clock.pass(Duration.ofMillis(1));
            hexagon.loggedIn();
        }
        hexagon.clock.pass(Duration.ofMillis(1));
        ada = hexagon.caller(hexagon.loggedIn());
    }

    @Test
    void a_caller_sees_what_happened_to_them_the_newest_first() {
        assertThat(listed(page(ada, 100, Optional.empty())).events())
                .hasSize(EVENTS)
                .isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()))
                .last()
                .extracting(AuditEntry::kind)
                .isEqualTo("account.registered");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 7, 8})
    void pages_follow_one_another_without_gap_or_overlap(int limit) {
        List<AuditEntry> whole = listed(page(ada, 100, Optional.empty())).events();
        List<AuditEntry> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            ListEvents.Outcome.Listed page = listed(page(ada, limit, cursor));
            assertThat(page.events()).hasSizeBetween(1, limit);
            paged.addAll(page.events());
            cursor = page.next().map(Sealed::reveal);
            hexagon.loggedIn();
        } while (cursor.isPresent());

        assertThat(paged)
                .as("what happens while somebody reads stands before all pages")
                .isEqualTo(whole);
    }

    @Test
    void the_last_page_has_no_next() {
        assertThat(listed(page(ada, EVENTS, Optional.empty())).next()).isEmpty();
        assertThat(listed(page(ada, EVENTS - 1, Optional.empty())).next()).isPresent();
    }

    @Test
    void nobody_sees_what_happened_to_others() {
        Caller eve = eve();

        assertThat(listed(page(eve, 100, Optional.empty())).events())
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.account()).contains(eve.account().id()));
        assertThat(page(eve, 100, cursorOf(ada)))
                .as("another's cursor is none")
                .isEqualTo(new ListEvents.Outcome.UnknownCursor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pec1.", "0198f0c2-0000-7000-8000-000000000001", "' or 1=1 --", "\ud800"})
    void a_cursor_that_somebody_made_up_is_none(String cursor) {
        assertThat(page(ada, 100, Optional.of(cursor))).isEqualTo(new ListEvents.Outcome.UnknownCursor());
    }

    @Test
    void a_cursor_that_was_changed_is_none() {
        Sealed cursor = listed(page(ada, 1, Optional.empty())).next().orElseThrow();
        Sealed moved = new Sealed(cursor.kind(), cursor.id(), cursor.counter() + 1, cursor.mac());

        assertThat(page(ada, 100, Optional.of(moved.reveal()))).isEqualTo(new ListEvents.Outcome.UnknownCursor());
    }

    @Test
    void what_happened_is_forgotten_in_time() {
        hexagon.clock.pass(RETENTION.minusMillis(EVENTS - 2));

        assertThat(hexagon.audit.sweepEvents().handle(new SweepEvents.Command()))
                .as("all but the last, which is just old enough to stay")
                .isEqualTo(new SweepEvents.Outcome.Swept(1));
        assertThat(hexagon.trail(ada.account().id())).hasSize(EVENTS - 1).doesNotContain("account.registered");
    }

    private Optional<String> cursorOf(Caller caller) {
        return listed(page(caller, 1, Optional.empty())).next().map(Sealed::reveal);
    }

    private Caller eve() {
        hexagon.accounts
                .registerAccount()
                .handle(new RegisterAccount.Command(EVE, newPassword(PASSWORD), Optional.empty(), ORIGIN));
        LogIn.Outcome outcome = hexagon.logIn(EVE, PASSWORD);
        return switch (outcome) {
            case LogIn.Outcome.LoggedIn(var tokens) -> hexagon.caller(tokens);
            case LogIn.Outcome.EmailNotVerified _,
                    LogIn.Outcome.Refused _,
                    LogIn.Outcome.Throttled _,
                    LogIn.Outcome.Overloaded _ -> throw new AssertionError(outcome);
        };
    }

    private ListEvents.Outcome page(Caller caller, int limit, Optional<String> before) {
        return hexagon.audit.listEvents().handle(new ListEvents.Query(caller, limit, before));
    }

    private static ListEvents.Outcome.Listed listed(ListEvents.Outcome outcome) {
        return switch (outcome) {
            case ListEvents.Outcome.Listed page -> page;
            case ListEvents.Outcome.UnknownCursor _ -> throw new AssertionError(outcome);
        };
    }
}
