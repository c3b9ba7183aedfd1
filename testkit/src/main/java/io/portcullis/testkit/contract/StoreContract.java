package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.port.Accounts;
import io.portcullis.domain.port.AuditTrail;
import io.portcullis.domain.port.Budgets;
import io.portcullis.domain.port.Credentials;
import io.portcullis.domain.port.Outbox;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Tickets;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.session.Session;
import io.portcullis.testkit.Samples;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the contracts of stores share. The time-out only ends a hang; no test is decided by it. */
@Timeout(60)
abstract class StoreContract {

    final Samples samples = new Samples();
    private Stores stores;

    /** A fresh, empty store; asked for once before each test. */
    protected abstract Stores stores();

    @BeforeEach
    void open() {
        stores = stores();
    }

    final Accounts accounts() {
        return stores.accounts();
    }

    final Credentials credentials() {
        return stores.credentials();
    }

    final Sessions sessions() {
        return stores.sessions();
    }

    final SigningKeys signingKeys() {
        return stores.signingKeys();
    }

    final SecretChecks secretChecks() {
        return stores.secretChecks();
    }

    final AuditTrail auditTrail() {
        return stores.auditTrail();
    }

    final Budgets budgets() {
        return stores.budgets();
    }

    final Tickets tickets() {
        return stores.tickets();
    }

    final Outbox outbox() {
        return stores.outbox();
    }

    final Transactions transactions() {
        return stores.transactions();
    }

    final <T> T inTransaction(Supplier<T> work) {
        return transactions().run(_ -> work.get());
    }

    /** Runs two transactions, the second of which starts when the first has done its work and not committed yet. */
    final <T> T overlap(Runnable first, Supplier<T> second) {
        return Race.overlap(
                pause -> inTransaction(() -> {
                    first.run();
                    pause.run();
                    return true;
                }),
                () -> inTransaction(second));
    }

    final Account added(Account account) {
        assertThat(accounts().add(account)).isEqualTo(Accounts.Added.ADDED);
        return account;
    }

    final Session added(Session session) {
        sessions().add(session);
        return session;
    }

    /** Compares field by field, since seeds and hashes have no {@code equals} and addresses are equal in any case. */
    static void assertLoaded(Optional<?> loaded, Object expected, String promise) {
        assertThat(loaded).as(promise).get().usingRecursiveComparison().isEqualTo(expected);
    }
}
