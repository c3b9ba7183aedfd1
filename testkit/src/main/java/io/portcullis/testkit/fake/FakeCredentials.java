package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.port.Credentials;
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
                .flatMap(account -> Optional.ofNullable(state.hashes().get(account.id()))
                        .map(hash -> new Credential(account, hash)));
    }

    @Override
    public void put(AccountId account, PasswordHash hash, Instant now) {
        transactions.change(state -> state.requiring(account).with(account, hash));
    }

    @Override
    public boolean renew(AccountId account, PasswordHash seen, PasswordHash renewed) {
        return transactions.write(draft -> {
            PasswordHash hash = draft.state.hashes().get(account);
            if (hash == null || !hash.reveal().equals(seen.reveal())) {
                return false;
            }
            draft.state = draft.state.with(account, renewed);
            return true;
        });
    }
}
