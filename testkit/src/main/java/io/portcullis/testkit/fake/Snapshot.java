package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.audit.EventId;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.domain.ticket.TicketId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that a store holds at one moment; it never changes, a change makes another.
 *
 * @param budgets by slot
 */
record Snapshot(
        Map<AccountId, Account> accounts,
        Map<AccountId, StoredPassword> passwords,
        Map<SessionId, Session> sessions,
        Map<KeyId, SigningKey> keys,
        Optional<SecretCheck> check,
        Map<EventId, AuditEntry> trail,
        Map<String, StoredBudget> budgets,
        Map<TicketId, Ticket> tickets,
        Map<MailId, StoredMail> mails) {

    static final Snapshot EMPTY = new Snapshot(
            Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());

    /** A password's hash, and when its owner set it. */
    record StoredPassword(PasswordHash hash, Instant changedAt) {}

    /** A budget, and whose it is. */
    record StoredBudget(Subject subject, Budget budget) {}

    /** A mail, how often it was claimed, when it is due, and when it was given up, if it was. */
    record StoredMail(QueuedMail mail, int attempts, Instant dueAt, Optional<Instant> failedAt) {}

    Snapshot with(Account account) {
        return new Snapshot(
                with(accounts, account.id(), account),
                passwords,
                sessions,
                keys,
                check,
                trail,
                budgets,
                tickets,
                mails);
    }

    Snapshot with(AccountId account, StoredPassword password) {
        return new Snapshot(
                accounts, with(passwords, account, password), sessions, keys, check, trail, budgets, tickets, mails);
    }

    Snapshot with(Session session) {
        return new Snapshot(
                accounts,
                passwords,
                with(sessions, session.id(), session),
                keys,
                check,
                trail,
                budgets,
                tickets,
                mails);
    }

    Snapshot with(SigningKey key) {
        return new Snapshot(
                accounts, passwords, sessions, with(keys, key.id(), key), check, trail, budgets, tickets, mails);
    }

    Snapshot with(SecretCheck next) {
        return new Snapshot(accounts, passwords, sessions, keys, Optional.of(next), trail, budgets, tickets, mails);
    }

    Snapshot with(AuditEntry entry) {
        return new Snapshot(
                accounts, passwords, sessions, keys, check, with(trail, entry.id(), entry), budgets, tickets, mails);
    }

    Snapshot with(StoredBudget budget) {
        return new Snapshot(
                accounts,
                passwords,
                sessions,
                keys,
                check,
                trail,
                with(budgets, budget.subject().slot(), budget),
                tickets,
                mails);
    }

    Snapshot with(Ticket ticket) {
        return new Snapshot(
                accounts, passwords, sessions, keys, check, trail, budgets, with(tickets, ticket.id(), ticket), mails);
    }

    Snapshot with(StoredMail stored) {
        return new Snapshot(
                accounts,
                passwords,
                sessions,
                keys,
                check,
                trail,
                budgets,
                tickets,
                with(mails, stored.mail().id(), stored));
    }

    /** Its sessions are left behind, as no foreign key would have it. */
    Snapshot without(AccountId account) {
        return new Snapshot(
                without(accounts, one -> one.id().equals(account)),
                passwords,
                sessions,
                keys,
                check,
                trail,
                budgets,
                tickets,
                mails);
    }

    /** As its foreign keys would have it: nothing that belongs to the account is left. */
    Snapshot withoutAllOf(AccountId account) {
        Map<AccountId, StoredPassword> passwordsLeft = new HashMap<>(passwords);
        passwordsLeft.remove(account);
        return new Snapshot(
                        without(accounts, one -> one.id().equals(account)),
                        Map.copyOf(passwordsLeft),
                        sessions,
                        keys,
                        check,
                        trail,
                        budgets,
                        tickets,
                        mails)
                .withoutSessions(session -> session.account().equals(account))
                .withoutTickets(ticket -> ticket.account().equals(account))
                .withoutMails(stored -> stored.mail()
                        .addressee()
                        .filter(addressee -> addressee.account().equals(account))
                        .isPresent());
    }

    Snapshot withoutSessions(Predicate<Session> gone) {
        return new Snapshot(accounts, passwords, without(sessions, gone), keys, check, trail, budgets, tickets, mails);
    }

    Snapshot withoutKeys(Predicate<SigningKey> gone) {
        return new Snapshot(accounts, passwords, sessions, without(keys, gone), check, trail, budgets, tickets, mails);
    }

    Snapshot withoutEntries(Predicate<AuditEntry> gone) {
        return new Snapshot(accounts, passwords, sessions, keys, check, without(trail, gone), budgets, tickets, mails);
    }

    Snapshot withoutBudgets(Predicate<StoredBudget> gone) {
        return new Snapshot(accounts, passwords, sessions, keys, check, trail, without(budgets, gone), tickets, mails);
    }

    Snapshot withoutTickets(Predicate<Ticket> gone) {
        return new Snapshot(accounts, passwords, sessions, keys, check, trail, budgets, without(tickets, gone), mails);
    }

    Snapshot withoutMails(Predicate<StoredMail> gone) {
        return new Snapshot(accounts, passwords, sessions, keys, check, trail, budgets, tickets, without(mails, gone));
    }

    /** As a foreign key would have it: nothing belongs to an account that isn't there. */
    Snapshot requiring(AccountId account) {
        if (!accounts.containsKey(account)) {
            throw new IllegalStateException("there is no account " + account);
        }
        return this;
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> changed = new HashMap<>(map);
        changed.put(key, value);
        return Map.copyOf(changed);
    }

    private static <K, V> Map<K, V> without(Map<K, V> map, Predicate<V> gone) {
        Map<K, V> left = new HashMap<>(map);
        left.values().removeIf(gone);
        return Map.copyOf(left);
    }
}
