package io.portcullis.application.account;

import static io.portcullis.application.Hexagon.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.portcullis.application.Hexagon;
import io.portcullis.application.session.LogOut;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.request.StoreOverloaded;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.testkit.Samples;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportAccountTest {

    private final Hexagon hexagon = new Hexagon();
    private final Account account = hexagon.registered();
    private final Caller caller = hexagon.caller(hexagon.loggedIn());
    private final AuditTrail counted = mock(delegatesTo(hexagon.world.auditTrail()));

    @Test
    void account_and_events_are_given_the_export_itself_being_the_newest() {
        hexagon.clock.pass(Duration.ofSeconds(1));

        ExportAccount.Outcome.Exported exported = export();

        assertThat(exported.account()).isEqualTo(account);
        assertThat(exported.events().map(AuditEntry::kind))
                .startsWith("account.exported")
                .containsExactlyInAnyOrder("account.exported", "session.opened", "account.registered");
    }

    @Test
    void sessions_are_given_live_or_over_until_they_are_swept() {
        Caller over = hexagon.caller(hexagon.loggedIn());
        hexagon.sessions.logOut().handle(new LogOut.Command(over, ORIGIN));

        assertThat(export().sessions().stream().map(Session::id))
                .as("what is over is held still, and whoever asks for all is told")
                .containsExactlyInAnyOrder(caller.session().id(), over.session().id());
    }

    @Test
    void nobody_elses_events_are_given() {
        hexagon.world
                .auditTrail()
                .add(new Samples().auditEntry(new Samples().account().id()));

        assertThat(export().events())
                .allSatisfy(entry -> assertThat(entry.account()).contains(account.id()));
    }

    @ParameterizedTest
    @ValueSource(ints = {ExportAccount.PAGE - 1, ExportAccount.PAGE, ExportAccount.PAGE + 1, 3 * ExportAccount.PAGE})
    void every_event_is_given_once_however_many_there_are(int number) {
        given(number);

        List<AuditEntry> events = export().events().toList();

        assertThat(events)
                .as("pages are joined without a gap and without an overlap")
                .isEqualTo(hexagon.world.auditTrail().about(account.id(), Optional.empty(), Integer.MAX_VALUE))
                .hasSize(number);
    }

    @Test
    void events_are_read_page_by_page_as_they_are_given_away() {
        given(10 * ExportAccount.PAGE);

        Iterator<AuditEntry> events = export().events().iterator();
        for (int i = 0; i < ExportAccount.PAGE; i++) {
            events.next();
        }

        verify(counted, times(1)).about(any(), any(), eq(ExportAccount.PAGE));
    }

    @Test
    void what_breaks_on_the_way_breaks_the_stream_and_cuts_nothing_short() {
        given(2 * ExportAccount.PAGE);
        Stream<AuditEntry> events = export().events();
        doThrow(new StoreOverloaded("busy", new IllegalStateException()))
                .when(counted)
                .about(any(), any(), anyInt());

        assertThatThrownBy(events::toList).isInstanceOf(StoreOverloaded.class);
    }

    @Test
    void an_export_that_breaks_has_left_its_trace() {
        doThrow(new StoreOverloaded("busy", new IllegalStateException()))
                .when(counted)
                .about(any(), any(), anyInt());

        assertThatThrownBy(this::export).isInstanceOf(StoreOverloaded.class);
        assertThat(hexagon.trail(account.id())).startsWith("account.exported");
    }

    /** That many events will be there once the next export is recorded. */
    private void given(int number) {
        Samples samples = new Samples();
        int there = hexagon.world.auditTrail().all().size() + 1;
        for (int i = there; i < number; i++) {
            hexagon.world.auditTrail().add(samples.auditEntry(account.id()));
        }
        hexagon.clock.pass(Duration.ofSeconds(1));
    }

    private ExportAccount.Outcome.Exported export() {
        ExportAccount.Outcome outcome = hexagon.ownerOver(hexagon.hasher, counted)
                .exportAccount()
                .handle(new ExportAccount.Command(caller, ORIGIN));
        return switch (outcome) {
            case ExportAccount.Outcome.Exported exported -> exported;
        };
    }
}
