package io.portcullis.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.audit.AuditEntry.Result;
import io.portcullis.domain.audit.AuditEvent.Refusal;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuditEntryTest {

    private static final EventId ID = new EventId(new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final AccountId ADA = new AccountId(new UUID(2, 2));
    private static final SessionId HERE = new SessionId(new UUID(3, 3));
    private static final SessionId THERE = new SessionId(new UUID(4, 4));
    private static final AuditEvent.Administrator ADMINISTRATOR =
            new AuditEvent.Administrator(new AccountId(new UUID(5, 5)), THERE);
    private static final Optional<AuditEvent.Administrator> BY = Optional.of(ADMINISTRATOR);
    private static final SuspensionReason REASON =
            SuspensionReason.parse("complaint").ifValid().orElseThrow();
    private static final KeyId KEY = new KeyId("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    private static final SecretId SECRET = new SecretId("0123456789abcdef");
    private static final SecretId FORMER = new SecretId("fedcba9876543210");
    private static final Origin ORIGIN =
            new Origin("203.0.113.7", "203.0.113.0", Optional.of("Agent/1.0"), "request-1");

    /** One event or more of every kind, and with and without each part that may be absent. */
    static Stream<AuditEvent> events() {
        Stream<AuditEvent> plain = Stream.of(
                new AuditEvent.AccountRegistered(ADA),
                new AuditEvent.RegistrationRefused(Optional.of(ADA)),
                new AuditEvent.RegistrationRefused(Optional.empty()),
                new AuditEvent.SessionOpened(ADA, HERE, 0),
                new AuditEvent.SessionOpened(ADA, HERE, 12),
                new AuditEvent.SessionRefused(Optional.empty(), Refusal.UNKNOWN_ACCOUNT),
                new AuditEvent.RefreshRefused(ADA, HERE, EndReason.REFRESH_REUSED),
                new AuditEvent.RefreshRefused(ADA, HERE, EndReason.STORE_BEHIND),
                new AuditEvent.SessionsEnded(ADA, HERE, 0),
                new AuditEvent.SessionsEnded(ADA, HERE, 12),
                new AuditEvent.PasswordChanged(ADA, HERE, 0),
                new AuditEvent.PasswordChanged(ADA, HERE, 12),
                new AuditEvent.PasswordResetRequested(Optional.of(ADA)),
                new AuditEvent.PasswordResetRequested(Optional.empty()),
                new AuditEvent.PasswordResetSent(ADA, ADMINISTRATOR),
                new AuditEvent.PasswordReset(ADA, 0),
                new AuditEvent.PasswordReset(ADA, 12),
                new AuditEvent.VerificationRequested(Optional.of(ADA)),
                new AuditEvent.VerificationRequested(Optional.empty()),
                new AuditEvent.EmailVerified(ADA),
                new AuditEvent.EmailChangeRequested(ADA, HERE),
                new AuditEvent.EmailChanged(ADA),
                new AuditEvent.EmailChangeRepudiated(ADA),
                new AuditEvent.AccountRepudiated(ADA),
                new AuditEvent.LoginsClosed(Optional.of(ADA)),
                new AuditEvent.LoginsClosed(Optional.empty()),
                new AuditEvent.AccountRenamed(ADA, HERE),
                new AuditEvent.AccountCreated(ADA, Set.of(Role.USER)),
                new AuditEvent.AccountImported(ADA, Set.of(Role.values())),
                new AuditEvent.AccountsExported(),
                new AuditEvent.AccountExported(ADA, HERE),
                new AuditEvent.AccountDeleted(ADA, ADA, HERE),
                new AuditEvent.RolesAssigned(ADA, BY, Set.of(Role.values())),
                new AuditEvent.RolesAssigned(ADA, BY, Set.of(Role.USER)),
                new AuditEvent.RolesAssigned(ADA, Optional.empty(), Set.of(Role.ADMIN)),
                new AuditEvent.AccountSuspended(ADA, BY, REASON, 2),
                new AuditEvent.AccountSuspended(ADA, Optional.empty(), REASON, 0),
                new AuditEvent.AccountReinstated(ADA, BY),
                new AuditEvent.AccountReinstated(ADA, Optional.empty()),
                new AuditEvent.SessionsEndedByAdministrator(ADA, ADMINISTRATOR, 2),
                new AuditEvent.AccountRead(ADA, ADMINISTRATOR),
                new AuditEvent.AccountsRead(ADMINISTRATOR),
                new AuditEvent.EventsRead(Optional.of(ADA), ADMINISTRATOR),
                new AuditEvent.EventsRead(Optional.empty(), ADMINISTRATOR),
                new AuditEvent.SigningKeyAdded(KEY, BY),
                new AuditEvent.SigningKeyAdded(KEY, Optional.empty()),
                new AuditEvent.SigningKeysRead(ADMINISTRATOR),
                new AuditEvent.SigningKeyRemoved(KEY),
                new AuditEvent.StoreClaimed(SECRET, Optional.empty()),
                new AuditEvent.StoreClaimed(SECRET, Optional.of(FORMER)));
        Stream<AuditEvent> refusals = Stream.of(Refusal.values())
                .flatMap(reason -> Stream.of(
                        new AuditEvent.SessionRefused(Optional.of(ADA), reason),
                        new AuditEvent.ReauthenticationRefused(ADA, HERE, reason)));
        Stream<AuditEvent> ends =
                Stream.of(EndReason.values()).map(reason -> new AuditEvent.SessionEnded(ADA, HERE, THERE, reason));
        Stream<AuditEvent> mails = Stream.of(MailKind.values()).map(kind -> new AuditEvent.MailRefused(ADA, kind));
        return Stream.of(plain, refusals, ends, mails).flatMap(stream -> stream);
    }

    @Test
    void every_event_is_tried_here() {
        assertThat(events().<Class<?>>map(AuditEvent::getClass))
                .containsAll(Arrays.asList(AuditEvent.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_kind_is_dotted_and_in_lower_case(AuditEvent event) {
        assertThat(entry(event).kind()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    }

    @Test
    void no_two_events_share_a_kind() {
        Map<String, Class<?>> told = new HashMap<>();
        assertThat(events()).allSatisfy(event -> {
            Class<?> other = told.putIfAbsent(entry(event).kind(), event.getClass());
            assertThat(other).as("who else tells of %s", entry(event).kind()).isIn(null, event.getClass());
        });
    }

    /** Programs act on them: one that is renamed breaks every alarm that waits for it. */
    @Test
    void the_kinds_are_these() {
        assertThat(events().map(event -> entry(event).kind()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "account.registered",
                        "account.registration-refused",
                        "account.renamed",
                        "account.created",
                        "account.imported",
                        "account.all-exported",
                        "account.exported",
                        "account.deleted",
                        "account.roles-changed",
                        "account.suspended",
                        "account.reinstated",
                        "account.read",
                        "account.listed",
                        "event.listed",
                        "session.opened",
                        "session.refused",
                        "session.refresh-reused",
                        "session.store-behind",
                        "session.ended",
                        "session.all-ended",
                        "session.all-revoked",
                        "login.closed",
                        "password.changed",
                        "password.reset-requested",
                        "password.reset-sent",
                        "password.reset",
                        "email.verification-requested",
                        "email.verified",
                        "email.change-requested",
                        "email.changed",
                        "email.change-repudiated",
                        "account.repudiated",
                        "mail.refused",
                        "reauthentication.refused",
                        "signing-key.added",
                        "signing-key.listed",
                        "signing-key.removed",
                        "store.claimed");
    }

    /** A word of ours, a number, a UUID, a thumbprint, a secret's id: no room for a space, an address or a token. */
    @ParameterizedTest
    @MethodSource("events")
    void details_hold_nothing_but_words_numbers_and_ids(AuditEvent event) {
        assertThat(entry(event).details()).allSatisfy((name, value) -> {
            assertThat(name).matches("[a-z]+(_[a-z]+)*");
            assertThat(value)
                    .matches("[a-z]+([-,][a-z]+)*|[1-9][0-9]*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16}|"
                            + KEY.value());
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_entry_says_when_it_was_and_where_it_came_from(AuditEvent event) {
        AuditEntry entry = entry(event);
        assertThat(entry.position()).isEqualTo(new AuditPosition(NOW, ID));
        assertThat(entry.address()).contains("203.0.113.7");
        assertThat(entry.userAgent()).contains("Agent/1.0");
        assertThat(entry.requestId()).contains("request-1");
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_the_server_does_itself_comes_from_nowhere(AuditEvent event) {
        AuditEntry entry = AuditEntry.of(ID, NOW, event, Optional.empty());
        assertThat(entry.address()).isEmpty();
        assertThat(entry.userAgent()).isEmpty();
        assertThat(entry.requestId()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_entry_tells_its_event_refused_if_its_name_does(AuditEvent event) {
        assertThat(entry(event).result())
                .isEqualTo(event.getClass().getSimpleName().endsWith("Refused") ? Result.REFUSED : Result.SUCCESS);
    }

    /** Only who proved who they are is an actor: with a password that was right, from a session, or by a mailed link. */
    @ParameterizedTest
    @MethodSource("events")
    void whoever_proved_nothing_is_no_actor(AuditEvent event) {
        Optional<AccountId> actor = switch (event) {
            case AuditEvent.RegistrationRefused _,
                    AuditEvent.SessionRefused _,
                    AuditEvent.RefreshRefused _,
                    AuditEvent.PasswordResetRequested _,
                    AuditEvent.VerificationRequested _,
                    AuditEvent.EmailChangeRepudiated _,
                    AuditEvent.AccountRepudiated _,
                    AuditEvent.LoginsClosed _,
                    AuditEvent.MailRefused _,
                    AuditEvent.AccountCreated _,
                    AuditEvent.AccountImported _,
                    AuditEvent.AccountsExported _,
                    AuditEvent.SigningKeyRemoved _,
                    AuditEvent.StoreClaimed _ -> Optional.empty();
            case AuditEvent.SigningKeyAdded(var _, var by) -> by.map(AuditEvent.Administrator::account);
            case AuditEvent.RolesAssigned(var _, var by, var _) -> by.map(AuditEvent.Administrator::account);
            case AuditEvent.AccountSuspended(var _, var by, var _, int _) -> by.map(AuditEvent.Administrator::account);
            case AuditEvent.AccountReinstated(var _, var by) -> by.map(AuditEvent.Administrator::account);
            case AuditEvent.SessionsEndedByAdministrator _,
                    AuditEvent.PasswordResetSent _,
                    AuditEvent.AccountRead _,
                    AuditEvent.AccountsRead _,
                    AuditEvent.SigningKeysRead _,
                    AuditEvent.EventsRead _ -> Optional.of(ADMINISTRATOR.account());
            case AuditEvent.AccountRegistered _,
                    AuditEvent.SessionOpened _,
                    AuditEvent.SessionEnded _,
                    AuditEvent.SessionsEnded _,
                    AuditEvent.PasswordChanged _,
                    AuditEvent.PasswordReset _,
                    AuditEvent.EmailVerified _,
                    AuditEvent.EmailChangeRequested _,
                    AuditEvent.EmailChanged _,
                    AuditEvent.AccountRenamed _,
                    AuditEvent.AccountExported _,
                    AuditEvent.AccountDeleted _,
                    AuditEvent.ReauthenticationRefused _ -> Optional.of(ADA);
        };
        assertThat(entry(event).actor()).isEqualTo(actor);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_about_somebody_names_the_account(AuditEvent event) {
        Optional<AccountId> expected = switch (event) {
            case AuditEvent.RegistrationRefused(var owner) -> owner;
            case AuditEvent.SessionRefused(var account, var _) -> account;
            case AuditEvent.EventsRead(var account, var _) -> account;
            case AuditEvent.PasswordResetRequested(var account) -> account;
            case AuditEvent.VerificationRequested(var account) -> account;
            case AuditEvent.LoginsClosed(var account) -> account;
            case AuditEvent.AccountsRead _,
                    AuditEvent.AccountsExported _,
                    AuditEvent.SigningKeysRead _,
                    AuditEvent.SigningKeyAdded _,
                    AuditEvent.SigningKeyRemoved _,
                    AuditEvent.StoreClaimed _ -> Optional.empty();
            default -> Optional.of(ADA);
        };
        assertThat(entry(event).account()).isEqualTo(expected);
    }

    @Test
    void an_account_that_the_operator_makes_is_told_with_its_roles() {
        assertThat(entry(new AuditEvent.AccountCreated(ADA, Set.of(Role.values())))
                        .details())
                .isEqualTo(Map.of("roles", "admin,user"));
        assertThat(entry(new AuditEvent.AccountImported(ADA, Set.of(Role.USER))).details())
                .isEqualTo(Map.of("roles", "user"));
    }

    @Test
    void an_account_may_be_deleted_by_another() {
        AccountId administrator = new AccountId(new UUID(5, 5));

        AuditEntry entry = entry(new AuditEvent.AccountDeleted(ADA, administrator, THERE));

        assertThat(entry.account()).contains(ADA);
        assertThat(entry.actor()).contains(administrator);
        assertThat(entry.session()).as("the one that asked").contains(THERE);
    }

    @Test
    void the_end_of_a_session_names_it_and_the_one_that_asked() {
        AuditEntry entry = entry(new AuditEvent.SessionEnded(ADA, HERE, THERE, EndReason.ENDED_BY_OWNER));
        assertThat(entry.session()).contains(THERE);
        assertThat(entry.details()).isEqualTo(Map.of("reason", "ended-by-owner", "by_session", HERE.toString()));
    }

    @Test
    void what_ended_with_it_is_told_where_anything_did() {
        assertThat(entry(new AuditEvent.SessionOpened(ADA, HERE, 2)).details())
                .isEqualTo(Map.of("sessions_ended", "2"));
        assertThat(entry(new AuditEvent.SessionOpened(ADA, HERE, 0)).details()).isEmpty();
        assertThat(entry(new AuditEvent.PasswordChanged(ADA, HERE, 3)).details())
                .isEqualTo(Map.of("sessions_ended", "3"));
        assertThat(entry(new AuditEvent.SessionsEnded(ADA, HERE, 4)).details())
                .isEqualTo(Map.of("sessions_ended", "4"));
        assertThat(entry(new AuditEvent.PasswordReset(ADA, 5)).details()).isEqualTo(Map.of("sessions_ended", "5"));
    }

    @Test
    void the_session_is_the_one_that_asked() {
        assertThat(entry(new AuditEvent.EmailChangeRequested(ADA, HERE)).session())
                .contains(HERE);
        assertThat(entry(new AuditEvent.PasswordResetSent(ADA, ADMINISTRATOR)).session())
                .contains(THERE);
        assertThat(entry(new AuditEvent.SigningKeyAdded(KEY, BY)).session()).contains(THERE);
        assertThat(entry(new AuditEvent.SigningKeysRead(ADMINISTRATOR)).session())
                .contains(THERE);
    }

    /** It comes by mail, so there is nobody logged in who used it. */
    @Test
    void what_a_mailed_link_does_is_of_no_session() {
        assertThat(entry(new AuditEvent.EmailVerified(ADA)).session()).isEmpty();
        assertThat(entry(new AuditEvent.EmailChanged(ADA)).session()).isEmpty();
        assertThat(entry(new AuditEvent.PasswordReset(ADA, 1)).session()).isEmpty();
    }

    @Test
    void an_added_key_is_named_whoever_added_it() {
        assertThat(entry(new AuditEvent.SigningKeyAdded(KEY, BY)).details()).isEqualTo(Map.of("key_id", KEY.value()));
        assertThat(entry(new AuditEvent.SigningKeyAdded(KEY, Optional.empty())).details())
                .isEqualTo(Map.of("key_id", KEY.value()));
    }

    @Test
    void a_mail_that_was_given_up_tells_what_it_was() {
        assertThat(entry(new AuditEvent.MailRefused(ADA, MailKind.CONFIRM_NEW_EMAIL))
                        .details())
                .isEqualTo(Map.of("mail", "confirm-new-email"));
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_tells_its_reason_in_a_word(Refusal reason) {
        Map<String, String> details = Map.of(
                "reason",
                switch (reason) {
                    case UNKNOWN_ACCOUNT -> "unknown-account";
                    case SUSPENDED_ACCOUNT -> "suspended-account";
                    case EMAIL_NOT_VERIFIED -> "email-not-verified";
                    case WRONG_PASSWORD -> "wrong-password";
                    case CHANGED_MEANWHILE -> "changed-meanwhile";
                });
        assertThat(entry(new AuditEvent.SessionRefused(Optional.of(ADA), reason))
                        .details())
                .isEqualTo(details);
        AuditEntry askedAgain = entry(new AuditEvent.ReauthenticationRefused(ADA, HERE, reason));
        assertThat(askedAgain.details()).isEqualTo(details);
        assertThat(askedAgain.session()).contains(HERE);
    }

    @Test
    void a_claimed_store_names_the_secret_and_the_former_one() {
        assertThat(entry(new AuditEvent.StoreClaimed(SECRET, Optional.of(FORMER)))
                        .details())
                .isEqualTo(Map.of("secret_id", SECRET.value(), "former_secret_id", FORMER.value()));
        assertThat(entry(new AuditEvent.StoreClaimed(SECRET, Optional.empty())).details())
                .isEqualTo(Map.of("secret_id", SECRET.value()));
    }

    @Test
    void an_entry_is_never_changed() {
        Map<String, String> details = new HashMap<>(Map.of("reason", "ours"));
        AuditEntry entry = new AuditEntry(
                ID,
                NOW,
                "session.opened",
                Result.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                details);
        details.put("reason", "theirs");
        assertThat(entry.details()).isEqualTo(Map.of("reason", "ours"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> entry.details().clear());
    }

    private static AuditEntry entry(AuditEvent event) {
        return AuditEntry.of(ID, NOW, event, Optional.of(ORIGIN));
    }
}
