package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.port.Accounts;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The accounts of a {@code World}. */
public final class FakeAccounts implements Accounts {

    /** As databases order identifiers; {@code UUID} itself takes half of them for negative. */
    private static final Comparator<AccountId> ORDER = Comparator.comparing(AccountId::toString);

    private final FakeTransactions transactions;

    public FakeAccounts(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    /** Suspends an account, and does no more than that: its epoch and its sessions are as they were. */
    public void bar(AccountId id) {
        transactions.change(state ->
                state.with(suspended(Objects.requireNonNull(state.accounts().get(id)))));
    }

    /** Takes an account out of the store, and leaves its sessions behind. */
    public void remove(AccountId id) {
        transactions.change(state -> state.without(id));
    }

    @Override
    public Added add(Account account) {
        return transactions.write(draft -> {
            if (draft.state.accounts().values().stream().map(Account::email).anyMatch(account.email()::equals)) {
                return Added.EMAIL_TAKEN;
            }
            if (draft.state.accounts().containsKey(account.id())) {
                throw new IllegalStateException("there is an account " + account.id() + " already");
            }
            draft.state = draft.state.with(account);
            return Added.ADDED;
        });
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(transactions.state().accounts().get(id));
    }

    @Override
    public Optional<Account> hold(AccountId id, Epoch seen) {
        return transactions.write(_ -> find(id).filter(Account::active)
                .filter(account -> account.epoch().equals(seen)));
    }

    @Override
    public Optional<Account> advance(AccountId id, Epoch seen) {
        return transactions.write(draft -> {
            Optional<Account> advanced = hold(id, seen).map(FakeAccounts::advanced);
            advanced.ifPresent(account -> draft.state = draft.state.with(account));
            return advanced;
        });
    }

    @Override
    public Optional<Account> rename(AccountId id, Optional<DisplayName> displayName) {
        return transactions.write(draft -> {
            Optional<Account> renamed = find(id).filter(Account::active)
                    .map(account -> changed(account, displayName, account.status(), account.epoch()));
            renamed.ifPresent(account -> draft.state = draft.state.with(account));
            return renamed;
        });
    }

    @Override
    public Optional<Account> verify(AccountId id, Epoch seen) {
        return transactions.write(draft -> {
            Optional<Account> verified = hold(id, seen).map(Account::verified);
            verified.ifPresent(account -> draft.state = draft.state.with(account));
            return verified;
        });
    }

    @Override
    public Readdressing readdress(AccountId id, Epoch seen, EmailAddress next) {
        return transactions.write(draft -> {
            Optional<Account> held = hold(id, seen);
            if (held.isEmpty()) {
                return new Readdressing.Changed();
            }
            if (find(next).filter(other -> !other.id().equals(id)).isPresent()) {
                return new Readdressing.EmailTaken();
            }
            Account readdressed = held.get().readdressed(next);
            draft.state = draft.state.with(readdressed);
            return new Readdressing.Readdressed(readdressed);
        });
    }

    @Override
    public Deletion delete(AccountId id, Epoch seen) {
        return transactions.write(draft -> {
            Deletion deletion = find(id).map(present -> Deletion.of(present, seen, () -> hasOtherAdmin(id)))
                    .orElse(Deletion.CHANGED);
            if (deletion == Deletion.DELETED) {
                draft.state = draft.state.withoutAllOf(id);
            }
            return deletion;
        });
    }

    @Override
    public Optional<Account> find(EmailAddress email) {
        return all().filter(account -> account.email().equals(email)).findFirst();
    }

    @Override
    public List<Account> page(Optional<AccountId> after, int limit) {
        return all().sorted(Comparator.comparing(Account::id, ORDER))
                .filter(account -> after.isEmpty() || ORDER.compare(account.id(), after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Change assign(AccountId id, Set<Role> roles) {
        return change(id, account -> account.with(roles));
    }

    @Override
    public Change suspend(AccountId id) {
        return change(id, Account::suspended);
    }

    @Override
    public Change reinstate(AccountId id) {
        return change(id, Account::reinstated);
    }

    private Change change(AccountId id, UnaryOperator<Account> change) {
        return transactions.write(draft -> {
            Change came = find(id).map(present -> Change.of(present, change.apply(present), () -> hasOtherAdmin(id)))
                    .orElseGet(Change.Unknown::new);
            if (came instanceof Change.Made(Account made)) {
                draft.state = draft.state.with(made);
            }
            return came;
        });
    }

    private boolean hasOtherAdmin(AccountId id) {
        return all().anyMatch(account -> account.administers() && !account.id().equals(id));
    }

    private Stream<Account> all() {
        return transactions.state().accounts().values().stream();
    }

    private static Account suspended(Account account) {
        return changed(account, account.displayName(), AccountStatus.SUSPENDED, account.epoch());
    }

    private static Account advanced(Account account) {
        return changed(
                account,
                account.displayName(),
                account.status(),
                account.epoch().next());
    }

    private static Account changed(
            Account account, Optional<DisplayName> displayName, AccountStatus status, Epoch epoch) {
        return new Account(
                account.id(),
                account.email(),
                account.emailVerified(),
                displayName,
                account.roles(),
                status,
                epoch,
                account.createdAt());
    }
}
