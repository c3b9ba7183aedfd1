package io.portcullis.domain.audit;

import static java.util.stream.Collectors.joining;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An entry of the trail: who did what, to whose account, from where, and how it ended. It is flat, so that a node reads
 * entries of kinds that only a newer one writes.
 *
 * @param kind a dotted name such as {@code session.opened}; stable, for programs to act on
 * @param account whose account it was about, if anybody's
 * @param actor who did it; absent where nobody proved who they are, and where the server itself or the operator acted
 * @param session the session that it was about, or else the one that asked
 * @param address where it came from; absent where the server itself acted, as are the next two
 * @param details what else there is to tell, each under a name of its own; never free text of a caller's, but for the
 *     reason of a suspension, which its administrator gives
 */
public record AuditEntry(
        EventId id,
        Instant at,
        String kind,
        Result result,
        Optional<AccountId> account,
        Optional<AccountId> actor,
        Optional<SessionId> session,
        Optional<String> address,
        Optional<String> userAgent,
        Optional<String> requestId,
        Map<String, String> details) {

    /** How an act ended. */
    public enum Result {
        SUCCESS,
        REFUSED
    }

    /** What an event says of itself, before anybody knows when it happened and where it came from. */
    private record Story(
            String kind,
            Result result,
            Optional<AccountId> account,
            Optional<AccountId> actor,
            Optional<SessionId> session,
            Map<String, String> details) {

        static Story success(String kind) {
            return new Story(kind, Result.SUCCESS, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        }

        static Story refused(String kind) {
            return new Story(kind, Result.REFUSED, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        }

        Story of(Optional<AccountId> owner) {
            return new Story(kind, result, owner, actor, session, details);
        }

        /** Of an account, by its owner. */
        Story byOwner(AccountId owner) {
            return by(owner, owner);
        }

        /** Of an account, by whoever it was. */
        Story by(AccountId who, AccountId owner) {
            return new Story(kind, result, Optional.of(owner), Optional.of(who), session, details);
        }

        /** By somebody else than the owner; by nobody who could prove it where it was the operator. */
        Story by(Optional<AuditEvent.Administrator> administrator) {
            return new Story(
                    kind,
                    result,
                    account,
                    administrator.map(AuditEvent.Administrator::account),
                    administrator.map(AuditEvent.Administrator::session),
                    details);
        }

        Story in(SessionId where) {
            return new Story(kind, result, account, actor, Optional.of(where), details);
        }

        Story telling(Map<String, String> more) {
            return new Story(kind, result, account, actor, session, more);
        }
    }

    public AuditEntry {
        details = Map.copyOf(details);
    }

    /**
     * The entry for an event.
     *
     * @param origin absent where the server itself acted
     */
    public static AuditEntry of(EventId id, Instant at, AuditEvent event, Optional<Origin> origin) {
        Story story = story(event);
        return new AuditEntry(
                id,
                at,
                story.kind(),
                story.result(),
                story.account(),
                story.actor(),
                story.session(),
                origin.map(Origin::address),
                origin.flatMap(Origin::userAgent),
                origin.map(Origin::requestId),
                story.details());
    }

    /** Where it stands in the trail. */
    public AuditPosition position() {
        return new AuditPosition(at, id);
    }

    private static Story story(AuditEvent event) {
        return switch (event) {
            case AuditEvent.AccountRegistered(var account) ->
                Story.success("account.registered").byOwner(account);
            case AuditEvent.RegistrationRefused(var owner) ->
                Story.refused("account.registration-refused").of(owner).telling(Map.of("reason", "email-taken"));
            case AuditEvent.SessionOpened(var account, var session, int ended) ->
                Story.success("session.opened").byOwner(account).in(session).telling(sessionsEnded(ended));
            case AuditEvent.SessionRefused(var account, var reason) ->
                Story.refused("session.refused").of(account).telling(Map.of("reason", word(reason)));
            case AuditEvent.RefreshRefused(var account, var session, var reason) ->
                Story.refused("session." + word(reason))
                        .of(Optional.of(account))
                        .in(session);
            case AuditEvent.SessionEnded(var account, var by, var session, var reason) ->
                Story.success("session.ended")
                        .byOwner(account)
                        .in(session)
                        .telling(Map.of("reason", word(reason), "by_session", by.toString()));
            case AuditEvent.SessionsEnded(var account, var by, int ended) ->
                Story.success("session.all-ended").byOwner(account).in(by).telling(sessionsEnded(ended));
            case AuditEvent.PasswordChanged(var account, var by, int ended) ->
                Story.success("password.changed").byOwner(account).in(by).telling(sessionsEnded(ended));
            case AuditEvent.PasswordResetRequested(var account) ->
                Story.success("password.reset-requested").of(account);
            case AuditEvent.PasswordResetSent(var account, var by) ->
                Story.success("password.reset-sent").of(Optional.of(account)).by(Optional.of(by));
            case AuditEvent.PasswordReset(var account, int ended) ->
                Story.success("password.reset").byOwner(account).telling(sessionsEnded(ended));
            case AuditEvent.VerificationRequested(var account) ->
                Story.success("email.verification-requested").of(account);
            case AuditEvent.EmailVerified(var account) ->
                Story.success("email.verified").byOwner(account);
            case AuditEvent.EmailChangeRequested(var account, var by) ->
                Story.success("email.change-requested").byOwner(account).in(by);
            case AuditEvent.EmailChanged(var account) ->
                Story.success("email.changed").byOwner(account);
            case AuditEvent.EmailChangeRepudiated(var account) ->
                Story.success("email.change-repudiated").of(Optional.of(account));
            case AuditEvent.AccountRepudiated(var account) ->
                Story.success("account.repudiated").of(Optional.of(account));
            case AuditEvent.LoginsClosed(var account) ->
                Story.success("login.closed").of(account);
            case AuditEvent.MailRefused(var account, var kind) ->
                Story.refused("mail.refused").of(Optional.of(account)).telling(Map.of("mail", word(kind)));
            case AuditEvent.AccountRenamed(var account, var by) ->
                Story.success("account.renamed").byOwner(account).in(by);
            case AuditEvent.AccountCreated(var account, var roles) ->
                Story.success("account.created").of(Optional.of(account)).telling(told(roles));
            case AuditEvent.AccountImported(var account, var roles) ->
                Story.success("account.imported").of(Optional.of(account)).telling(told(roles));
            case AuditEvent.AccountsExported() -> Story.success("account.all-exported");
            case AuditEvent.AccountExported(var account, var by) ->
                Story.success("account.exported").byOwner(account).in(by);
            case AuditEvent.AccountDeleted(var account, var actor, var by) ->
                Story.success("account.deleted").by(actor, account).in(by);
            case AuditEvent.ReauthenticationRefused(var account, var by, var reason) ->
                Story.refused("reauthentication.refused")
                        .byOwner(account)
                        .in(by)
                        .telling(Map.of("reason", word(reason)));
            case AuditEvent.RolesAssigned(var account, var by, var roles) ->
                Story.success("account.roles-changed")
                        .of(Optional.of(account))
                        .by(by)
                        .telling(told(roles));
            case AuditEvent.AccountSuspended(var account, var by, var reason, int ended) ->
                Story.success("account.suspended")
                        .of(Optional.of(account))
                        .by(by)
                        .telling(suspension(reason, ended));
            case AuditEvent.AccountReinstated(var account, var by) ->
                Story.success("account.reinstated").of(Optional.of(account)).by(by);
            case AuditEvent.SessionsEndedByAdministrator(var account, var by, int ended) ->
                Story.success("session.all-revoked")
                        .of(Optional.of(account))
                        .by(Optional.of(by))
                        .telling(sessionsEnded(ended));
            case AuditEvent.AccountRead(var account, var by) ->
                Story.success("account.read").of(Optional.of(account)).by(Optional.of(by));
            case AuditEvent.AccountsRead(var by) ->
                Story.success("account.listed").by(Optional.of(by));
            case AuditEvent.EventsRead(var account, var by) ->
                Story.success("event.listed").of(account).by(Optional.of(by));
            case AuditEvent.SigningKeyAdded(var key, var by) ->
                Story.success("signing-key.added").by(by).telling(Map.of("key_id", key.value()));
            case AuditEvent.SigningKeysRead(var by) ->
                Story.success("signing-key.listed").by(Optional.of(by));
            case AuditEvent.SigningKeyRemoved(var key) ->
                Story.success("signing-key.removed").telling(Map.of("key_id", key.value()));
            case AuditEvent.StoreClaimed(var secret, var former) ->
                Story.success("store.claimed")
                        .telling(former.map(
                                        known -> Map.of("secret_id", secret.value(), "former_secret_id", known.value()))
                                .orElseGet(() -> Map.of("secret_id", secret.value())));
        };
    }

    private static Map<String, String> suspension(SuspensionReason reason, int ended) {
        Map<String, String> details = new HashMap<>(sessionsEnded(ended));
        details.put("reason", reason.value());
        return details;
    }

    private static Map<String, String> told(Set<Role> roles) {
        return Map.of("roles", roles.stream().map(AuditEntry::word).sorted().collect(joining(",")));
    }

    /** Where none ended there is nothing to tell. */
    private static Map<String, String> sessionsEnded(int ended) {
        return ended == 0 ? Map.of() : Map.of("sessions_ended", Integer.toString(ended));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
