package io.portcullis.testkit.contract;

import static io.portcullis.testkit.contract.StoreContract.assertLoaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.audit.AuditEntry;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.throttle.Budget;
import io.portcullis.domain.throttle.Subject;
import io.portcullis.domain.ticket.Ticket;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something for each of the stores, to be written together and found together or not at all. */
final class Everything {

    private static final Instant NOW = Samples.NOW;

    private final StoreContract store;
    private final Account account;
    private final Session session;
    private final PasswordHash hash;
    private final SigningKey key;
    private final SecretCheck check;
    private final AuditEntry entry;
    private final Subject subject;
    private final Budget budget;
    private final Ticket ticket;
    private final QueuedMail mail;

    Everything(StoreContract store) {
        this.store = store;
        account = store.samples.account();
        session = store.samples.session(account);
        hash = store.samples.hash();
        key = store.samples.signingKey();
        check = store.samples.secretCheck();
        entry = store.samples.auditEntry(account.id());
        subject = new Subject.Stranger(account.id());
        budget = new Budget(0, 1, 0, NOW, NOW);
        ticket = store.samples.ticket(account);
        mail = store.samples.queuedMail(account);
    }

    void write() {
        store.added(account);
        store.credentials().put(account.id(), hash, NOW);
        store.added(session);
        assertThat(store.signingKeys().add(key)).isTrue();
        assertThat(store.secretChecks().claim(check)).isTrue();
        store.auditTrail().add(entry);
        assertThat(store.budgets().exchange(subject, Optional.empty(), budget)).isTrue();
        assertThat(store.tickets().issue(ticket)).isPresent();
        store.outbox().add(mail);
        ClaimedMail claimed = store.outbox().claim(NOW, NOW.plusSeconds(1)).orElseThrow();
        assertThat(store.outbox().giveUp(claimed, NOW)).isTrue();
    }

    void assertWritten() {
        Credential credential = new Credential(account, hash, NOW);
        assertLoaded(store.accounts().find(account.id()), account, "the account is there");
        assertLoaded(store.credentials().ofEmail(account.email()), credential, "so is its password, by address");
        assertLoaded(store.credentials().ofAccount(account.id()), credential, "so is its password, by account");
        assertLoaded(store.sessions().find(session.id()), session, "so is its session");
        assertLoaded(store.sessions().caller(session.id(), NOW), new Caller(account, session), "it has a caller");
        assertThat(store.sessions().live(account.id(), NOW)).as("it is live").hasSize(1);
        assertThat(store.signingKeys().all()).as("the key is there").containsExactly(key);
        assertThat(store.secretChecks().find()).as("the store is claimed").contains(check);
        assertThat(trail()).as("the trail tells of it").containsExactly(entry);
        assertThat(store.budgets().find(subject)).as("the budget is spent").contains(budget);
        assertLoaded(store.tickets().find(ticket.id()), ticket, "the ticket stands behind its link");
        assertThat(store.outbox().failed(2)).as("the mail was given up").containsExactly(mail);
    }

    void assertUnwritten() {
        assertThat(store.accounts().find(account.id())).as("no account is left").isEmpty();
        assertThat(store.credentials().ofEmail(account.email()))
                .as("no password is left")
                .isEmpty();
        assertThat(store.sessions().find(session.id())).as("no session is left").isEmpty();
        assertThat(store.signingKeys().all()).as("no key is left").isEmpty();
        assertThat(store.secretChecks().find()).as("the store is unclaimed").isEmpty();
        assertThat(trail()).as("the trail tells nothing").isEmpty();
        assertThat(store.budgets().find(subject)).as("nothing is spent").isEmpty();
        assertThat(store.tickets().find(ticket.id())).as("no ticket is left").isEmpty();
        assertThat(store.outbox().claim(NOW, NOW.plusSeconds(1)))
                .as("no mail is due")
                .isEmpty();
        assertThat(store.outbox().failed(2)).as("none was given up").isEmpty();
    }

    private List<AuditEntry> trail() {
        return store.auditTrail().about(account.id(), Optional.empty(), 2);
    }
}
