package io.portcullis.testkit.fake;

import io.portcullis.testkit.contract.Stores;

/** A store that lives in memory, empty at first: every fake in it is a view of the same state. */
public final class World implements Stores {

    private final FakeTransactions transactions = new FakeTransactions();
    private final FakeAccounts accounts = new FakeAccounts(transactions);
    private final FakeCredentials credentials = new FakeCredentials(transactions);
    private final FakeSessions sessions = new FakeSessions(transactions);
    private final FakeSigningKeys signingKeys = new FakeSigningKeys(transactions);
    private final FakeSecretChecks secretChecks = new FakeSecretChecks(transactions);
    private final FakeAuditTrail auditTrail = new FakeAuditTrail(transactions);
    private final FakeBudgets budgets = new FakeBudgets(transactions);
    private final FakeTickets tickets = new FakeTickets(transactions);
    private final FakeOutbox outbox = new FakeOutbox(transactions);

    @Override
    public FakeAccounts accounts() {
        return accounts;
    }

    @Override
    public FakeCredentials credentials() {
        return credentials;
    }

    @Override
    public FakeSessions sessions() {
        return sessions;
    }

    @Override
    public FakeSigningKeys signingKeys() {
        return signingKeys;
    }

    @Override
    public FakeSecretChecks secretChecks() {
        return secretChecks;
    }

    @Override
    public FakeAuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    public FakeBudgets budgets() {
        return budgets;
    }

    @Override
    public FakeTickets tickets() {
        return tickets;
    }

    @Override
    public FakeOutbox outbox() {
        return outbox;
    }

    @Override
    public FakeTransactions transactions() {
        return transactions;
    }
}
