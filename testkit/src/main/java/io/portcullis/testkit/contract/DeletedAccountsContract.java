package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Accounts.Change;
import io.portcullis.domain.port.Accounts.Deletion;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link AccountsContract} that is about accounts coming to their end. */
abstract class DeletedAccountsContract extends AddressedAccountsContract {

    private static final Instant NOW = Samples.NOW;

    @Test
    void a_deleted_account_takes_its_credential_and_its_sessions_with_it() {
        Account account = withPassword(samples.account());
        Session live = added(samples.session(account));
        Session over = added(samples.session(account));
        sessions().end(over.id(), account.id(), EndReason.LOGGED_OUT, NOW);

        assertThat(delete(account)).isEqualTo(Deletion.DELETED);

        assertThat(accounts().find(account.id())).as("no account is left").isEmpty();
        assertThat(credentials().ofAccount(account.id()))
                .as("no password is left")
                .isEmpty();
        assertThat(credentials().ofEmail(account.email()))
                .as("nor is it found by the address")
                .isEmpty();
        assertThat(sessions().find(live.id())).as("no session is left").isEmpty();
        assertThat(sessions().find(over.id()))
                .as("nor one that was over, for it tells an address too")
                .isEmpty();
        assertThat(sessions().caller(live.id(), NOW))
                .as("its tokens speak for nobody")
                .isEmpty();
    }

    @Test
    void a_deleted_account_takes_its_tickets_and_its_mails_with_it() {
        Account account = added(samples.account());
        Ticket ticket = samples.ticket(account);
        tickets().issue(ticket);
        outbox().add(samples.queuedMail(account));
        ClaimedMail claimed = outbox().claim(NOW, NOW.plusSeconds(1)).orElseThrow();
        outbox().add(samples.queuedMail(account));
        outbox().giveUp(outbox().claim(NOW, NOW.plusSeconds(1)).orElseThrow(), NOW);
        outbox().add(samples.queuedMail(account));

        assertThat(delete(account)).isEqualTo(Deletion.DELETED);

        assertThat(tickets().find(ticket.id()))
                .as("a link opens nothing any more")
                .isEmpty();
        assertThat(outbox().claim(NOW.plusSeconds(2), NOW.plusSeconds(3)))
                .as("nobody is written to who is gone")
                .isEmpty();
        assertThat(outbox().failed(1))
                .as("nor is it kept whom a mail did not reach")
                .isEmpty();
        assertThat(outbox().remove(claimed))
                .as("whoever delivers one finds it gone")
                .isFalse();
    }

    @Test
    void a_mail_to_an_account_that_has_been_deleted_is_for_nobody() {
        Account account = added(samples.account());
        delete(account);
        QueuedMail mail = samples.queuedMail(account);

        outbox().add(mail);

        assertLoaded(
                outbox().claim(NOW, NOW.plusSeconds(1)),
                new ClaimedMail(toNobody(mail), 1),
                "whoever asks for a mail as the account goes is answered as if there had been none");
    }

    @Test
    void a_mail_that_is_added_during_a_deletion_is_for_nobody() {
        Account account = added(samples.account());
        QueuedMail mail = samples.queuedMail(account);

        overlap(() -> accounts().delete(account.id(), Epoch.FIRST), () -> {
            outbox().add(mail);
            return mail;
        });

        assertThat(outbox().claim(NOW, NOW.plusSeconds(1)))
                .as("it waits for the deletion, and neither breaks nor keeps an address that was to go")
                .contains(new ClaimedMail(toNobody(mail), 1));
    }

    @Test
    void a_deletion_takes_the_mail_along_that_is_being_added() {
        Account account = added(samples.account());

        Deletion deleted = overlap(
                () -> outbox().add(samples.queuedMail(account)),
                () -> accounts().delete(account.id(), Epoch.FIRST));

        assertThat(deleted).isEqualTo(Deletion.DELETED);
        assertThat(outbox().claim(NOW, NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void a_mail_is_not_claimed_whose_account_is_being_deleted() {
        Account account = added(samples.account());
        outbox().add(samples.queuedMail(account));

        Optional<ClaimedMail> claimed = overlap(
                () -> accounts().delete(account.id(), Epoch.FIRST), () -> outbox().claim(NOW, NOW.plusSeconds(1)));

        assertThat(claimed).isEmpty();
    }

    @Test
    void a_deleted_account_leaves_everybody_elses_as_it_was() {
        Account account = withPassword(samples.account());
        tickets().issue(samples.ticket(account));
        outbox().add(samples.queuedMail(account));
        Account other = added(samples.account());
        PasswordHash hash = samples.hash();
        credentials().put(other.id(), hash, NOW);
        Session session = added(samples.session(other));
        Ticket ticket = samples.ticket(other);
        tickets().issue(ticket);
        QueuedMail mail = samples.queuedMail(other);
        outbox().add(mail);
        QueuedMail blank = samples.queuedMail(MailKind.RESET_PASSWORD, Optional.empty(), NOW);
        outbox().add(blank);

        delete(account);

        assertLoaded(accounts().find(other.id()), other, "one account goes and no other");
        assertLoaded(credentials().ofAccount(other.id()), new Credential(other, hash, NOW), "so does one password");
        assertLoaded(sessions().find(session.id()), session, "and one account's sessions");
        assertLoaded(tickets().find(ticket.id()), ticket, "and one account's tickets");
        assertThat(outbox().claim(NOW, NOW.plusSeconds(1)).map(ClaimedMail::mail))
                .as("and one account's mails")
                .contains(mail);
        assertThat(outbox().claim(NOW, NOW.plusSeconds(1)).map(ClaimedMail::mail))
                .as("but not what nobody is to get")
                .contains(blank);
    }

    @Test
    void what_the_trail_tells_of_a_deleted_account_stays() {
        Account account = added(samples.account());
        AuditEntry entry = samples.auditEntry(account.id());
        auditTrail().add(entry);

        delete(account);

        assertThat(auditTrail().about(account.id(), Optional.empty(), 2))
                .as("whoever deletes an account that they stole must not wipe out their traces")
                .containsExactly(entry);
    }

    @Test
    void a_deleted_accounts_address_is_free() {
        Account account = withPassword(samples.account("ada@example.org"));
        delete(account);

        Account next = added(samples.account("ADA@example.org"));

        assertLoaded(accounts().find(next.id()), next, "whoever has the address now begins afresh");
        assertThat(credentials().ofEmail(next.email()))
                .as("the password of the account before opens nothing")
                .isEmpty();
        assertThat(accounts().find(account.id()))
                .as("the account before doesn't come back")
                .isEmpty();
    }

    @Test
    void a_suspended_account_can_be_deleted() {
        Account account = added(samples.suspendedAccount());

        assertThat(delete(account))
                .as("whoever administers can remove what they barred")
                .isEqualTo(Deletion.DELETED);
        assertThat(accounts().find(account.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 6})
    void an_account_in_another_epoch_is_not_deleted(long seen) {
        Account account = withPassword(Samples.inEpoch(samples.account(), new Epoch(5)));
        Session session = added(samples.session(account));

        Deletion deleted = inTransaction(() -> accounts().delete(account.id(), new Epoch(seen)));

        assertThat(deleted)
                .as("a password that was changed meanwhile deletes nothing")
                .isEqualTo(Deletion.CHANGED);
        assertLoaded(accounts().find(account.id()), account, "a refusal changes nothing");
        assertThat(credentials().ofAccount(account.id())).isPresent();
        assertThat(sessions().find(session.id())).isPresent();
    }

    @Test
    void an_unknown_account_is_not_deleted() {
        assertThat(inTransaction(() -> accounts().delete(new AccountId(samples.uuid()), Epoch.FIRST)))
                .isEqualTo(Deletion.CHANGED);
    }

    @Test
    void a_deleted_account_is_neither_held_nor_advanced_nor_renamed() {
        Account account = added(samples.account());
        delete(account);

        assertThat(inTransaction(() -> accounts().hold(account.id(), Epoch.FIRST)))
                .isEmpty();
        assertThat(inTransaction(() -> accounts().advance(account.id(), Epoch.FIRST)))
                .isEmpty();
        assertThat(accounts().rename(account.id(), Optional.empty())).isEmpty();
    }

    @Test
    void of_many_attempts_to_delete_one_account_one_succeeds() {
        Account account = withPassword(samples.account());

        List<Deletion> came = Race.run(_ -> delete(account));

        assertThat(Collections.frequency(came, Deletion.DELETED))
                .as("a second deletion finds the account gone, and is told so")
                .isEqualTo(1);
    }

    @Test
    void of_a_deletion_and_many_advances_one_wins() {
        Account account = added(samples.account());

        List<Boolean> came = Race.run(number -> number == Race.RUNNERS / 2
                ? delete(account) == Deletion.DELETED
                : inTransaction(
                        () -> accounts().advance(account.id(), Epoch.FIRST).isPresent()));

        assertThat(Collections.frequency(came, true))
                .as("a deletion and a change of password were both proven by the same password: one of them holds")
                .isEqualTo(1);
        assertThat(accounts().find(account.id()).isEmpty())
                .as("the account is gone if and only if its deletion was told to have succeeded")
                .isEqualTo(came.get(Race.RUNNERS / 2));
    }

    @Test
    void a_login_during_a_deletion_opens_no_session() {
        Account account = added(samples.account());
        Session session = samples.session(account);

        boolean opened = overlap(() -> accounts().delete(account.id(), Epoch.FIRST), () -> {
            boolean held = accounts().hold(account.id(), Epoch.FIRST).isPresent();
            if (held) {
                sessions().add(session);
            }
            return held;
        });

        assertThat(opened)
                .as("a hold waits for a deletion in flight and finds nothing; it neither sees a ghost nor breaks")
                .isFalse();
        assertThat(sessions().find(session.id())).isEmpty();
    }

    @Test
    void a_deletion_during_a_login_takes_the_session_that_it_opens() {
        Account account = added(samples.account());
        Session session = samples.session(account);

        Deletion deleted = overlap(
                () -> {
                    accounts().hold(account.id(), Epoch.FIRST);
                    sessions().add(session);
                },
                () -> accounts().delete(account.id(), Epoch.FIRST));

        assertThat(deleted)
                .as("a login changes nothing that a deletion was built on")
                .isEqualTo(Deletion.DELETED);
        assertThat(sessions().find(session.id()))
                .as("a deletion waits for whoever holds the account, and then takes the session opened meanwhile")
                .isEmpty();
    }

    @Test
    void a_refresh_during_a_deletion_finds_nothing_to_advance() {
        Account account = added(samples.account());
        Session session = added(samples.session(account));
        Session advanced = session.advanced(NOW.plusSeconds(1), SessionLifetime.DEFAULT);

        boolean refreshed = overlap(
                () -> accounts().delete(account.id(), Epoch.FIRST),
                () -> sessions().advance(advanced));

        assertThat(refreshed).as("the token dies with its account").isFalse();
        assertThat(sessions().find(session.id())).isEmpty();
    }

    @Test
    void a_deletion_during_a_refresh_takes_the_session_that_it_advances() {
        Account account = added(samples.account());
        Session session = added(samples.session(account));
        Session advanced = session.advanced(NOW.plusSeconds(1), SessionLifetime.DEFAULT);

        Deletion deleted = overlap(
                () -> assertThat(sessions().advance(advanced)).isTrue(),
                () -> accounts().delete(account.id(), Epoch.FIRST));

        assertThat(deleted).isEqualTo(Deletion.DELETED);
        assertThat(sessions().find(session.id()))
                .as("a successor that was handed out at the last moment is worth nothing")
                .isEmpty();
    }

    @Test
    void a_deletion_that_is_undone_leaves_everything() {
        Account account = withPassword(samples.account());
        Session session = added(samples.session(account));

        transactions().run(transaction -> transaction.undo(accounts().delete(account.id(), Epoch.FIRST)));

        assertLoaded(accounts().find(account.id()), account, "the account is there as it was");
        assertThat(credentials().ofAccount(account.id())).isPresent();
        assertLoaded(sessions().find(session.id()), session, "so is its session");
    }

    @Test
    void the_last_active_administrator_is_not_deleted() {
        Account admin = withPassword(samples.account().with(Set.of(Role.ADMIN)));
        added(samples.suspendedAccount());

        assertThat(delete(admin)).as("a barred administrator is no help").isEqualTo(Deletion.LAST_ADMIN);
        assertLoaded(accounts().find(admin.id()), admin, "a refusal changes nothing");
        assertThat(credentials().ofAccount(admin.id())).isPresent();
    }

    @Test
    void an_administrator_who_goes_while_another_takes_the_last_other_away_stays() {
        Account leaving = added(samples.account().with(Set.of(Role.ADMIN)));
        Account other = added(samples.account().with(Set.of(Role.ADMIN)));

        Deletion deleted = overlap(
                () -> assertThat(accounts().assign(other.id(), Set.of(Role.USER)))
                        .isInstanceOf(Change.Made.class),
                () -> {
                    accounts().hold(leaving.id(), Epoch.FIRST);
                    return accounts().delete(leaving.id(), Epoch.FIRST);
                });

        assertThat(deleted).isEqualTo(Deletion.LAST_ADMIN);
        assertThat(accounts().find(leaving.id())).isPresent();
    }

    private static QueuedMail toNobody(QueuedMail mail) {
        return new QueuedMail(
                mail.id(), mail.kind(), Optional.empty(), mail.queuedAt(), mail.address(), mail.userAgent());
    }

    private Deletion delete(Account account) {
        return inTransaction(() -> accounts().delete(account.id(), account.epoch()));
    }
}
