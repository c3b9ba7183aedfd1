package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.EndReason;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sessions of a {@code World}. */
public final class FakeSessions implements Sessions {

    private final FakeTransactions transactions;

    public FakeSessions(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Session session) {
        transactions.change(state -> {
            if (state.sessions().containsKey(session.id())) {
                throw new IllegalStateException("there is a session " + session.id() + " already");
            }
            return state.requiring(session.account()).with(session);
        });
    }

    @Override
    public Optional<Session> find(SessionId id) {
        return Optional.ofNullable(transactions.state().sessions().get(id));
    }

    @Override
    public Optional<Caller> caller(SessionId id, Instant now) {
        Snapshot state = transactions.state();
        return Optional.ofNullable(state.sessions().get(id))
                .filter(session -> session.live(now))
                .flatMap(session -> Optional.ofNullable(state.accounts().get(session.account()))
                        .filter(Account::active)
                        .map(account -> new Caller(account, session)));
    }

    @Override
    public List<Session> all(AccountId account) {
        return transactions.state().sessions().values().stream()
                .filter(session -> session.account().equals(account))
                .sorted(Comparator.comparing(Session::createdAt).reversed())
                .toList();
    }

    @Override
    public List<Session> live(AccountId account, Instant now) {
        return transactions.state().sessions().values().stream()
                .filter(session -> session.account().equals(account) && session.live(now))
                .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
                .toList();
    }

    @Override
    public boolean advance(Session advanced) {
        return transactions.write(draft -> {
            boolean next = find(advanced.id())
                    .filter(session -> session.end().isEmpty())
                    .filter(session -> session.generation() == advanced.generation() - 1)
                    .isPresent();
            if (next) {
                draft.state = draft.state.with(advanced);
            }
            return next;
        });
    }

    @Override
    public boolean hold(SessionId id, Instant now) {
        return transactions.write(
                _ -> find(id).filter(session -> session.live(now)).isPresent());
    }

    @Override
    public boolean end(SessionId id, AccountId account, EndReason reason, Instant now) {
        int ended =
                end(account, reason, now, live -> live.filter(one -> one.id().equals(id)));
        return ended == 1;
    }

    @Override
    public int endAll(AccountId account, Optional<SessionId> except, EndReason reason, Instant now) {
        return end(account, reason, now, live -> live.filter(session -> !except.equals(Optional.of(session.id()))));
    }

    @Override
    public int endBeyond(int limit, AccountId account, EndReason reason, Instant now) {
        return end(account, reason, now, live -> live.skip(limit));
    }

    /** Ends those that {@code choice} leaves of the account's live sessions, the most recently used first. */
    private int end(
            AccountId account, EndReason reason, Instant now, Function<Stream<Session>, Stream<Session>> choice) {
        return transactions.write(draft -> {
            List<Session> chosen = choice.apply(live(account, now).stream()).toList();
            chosen.forEach(session -> draft.state = draft.state.with(session.ended(reason, now)));
            return chosen.size();
        });
    }

    @Override
    public int sweep(Instant now) {
        return transactions.write(draft -> {
            int before = draft.state.sessions().size();
            draft.state = draft.state.withoutSessions(session -> !session.live(now));
            return before - draft.state.sessions().size();
        });
    }
}
