package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.port.Credentials;
import io.portcullis.testkit.fake.Snapshot.StoredPassword;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The credentials of a {@code World}. */
public final class FakeCredentials implements Credentials {

    private final FakeTransactions transactions;

    public FakeCredentials(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Credential> ofEmail(EmailAddress email) {
        return of(account -> account.email().equals(email));
    }

    @Override
    public Optional<Credential> ofAccount(AccountId account) {
        return of(candidate -> candidate.id().equals(account));
    }

    private Optional<Credential> of(Predicate<Account> owner) {
        Snapshot state = transactions.state();
        return state.accounts().values().stream()
                .filter(owner)
                .findAny()
                .flatMap(account -> Optional.ofNullable(state.passwords().get(account.id()))
                        .map(password -> new Credential(account, password.hash(), password.changedAt())));
    }

    @Override
    public void put(AccountId account, PasswordHash hash, Instant now) {
        transactions.change(state -> state.requiring(account).with(account, new StoredPassword(hash, now)));
    }

    @Override
    public boolean renew(AccountId account, PasswordHash seen, PasswordHash renewed) {
        return transactions.write(draft -> {
            StoredPassword password = draft.state.passwords().get(account);
            if (password == null || !password.hash().reveal().equals(seen.reveal())) {
                return false;
            }
            draft.state = draft.state.with(account, new StoredPassword(renewed, password.changedAt()));
            return true;
        });
    }
}
