package io.portcullis.testkit.fake;

import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Outbox;
import io.portcullis.testkit.fake.Snapshot.StoredMail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The outbox of a {@code World}. */
public final class FakeOutbox implements Outbox {

    private final FakeTransactions transactions;

    public FakeOutbox(FakeTransactions transactions) {
        this.transactions = transactions;
    }

    /** All that is in it, sent to somebody or to nobody, the latest first. */
    public List<QueuedMail> all() {
        return transactions.state().mails().values().stream()
                .map(StoredMail::mail)
                .sorted(Comparator.comparing((QueuedMail mail) -> mail.id().toString())
                        .reversed())
                .toList();
    }

    @Override
    public void add(QueuedMail mail) {
        transactions.change(state -> {
            Optional<Addressee> present =
                    mail.addressee().filter(one -> state.accounts().containsKey(one.account()));
            return state.with(new StoredMail(to(present, mail), 0, mail.queuedAt(), Optional.empty()));
        });
    }

    private static QueuedMail to(Optional<Addressee> addressee, QueuedMail mail) {
        return new QueuedMail(mail.id(), mail.kind(), addressee, mail.queuedAt(), mail.address(), mail.userAgent());
    }

    @Override
    public Optional<ClaimedMail> claim(Instant now, Instant until) {
        return transactions.write(draft -> {
            Optional<StoredMail> due = draft.state.mails().values().stream()
                    .filter(stored -> stored.failedAt().isEmpty())
                    .filter(stored -> !stored.dueAt().isAfter(now))
                    .min(Comparator.comparing(StoredMail::dueAt)
                            .thenComparing(stored -> stored.mail().id().toString()))
                    .map(stored -> new StoredMail(stored.mail(), stored.attempts() + 1, until, Optional.empty()));
            due.ifPresent(stored -> draft.state = draft.state.with(stored));
            return due.map(stored -> new ClaimedMail(stored.mail(), stored.attempts()));
        });
    }

    @Override
    public boolean remove(ClaimedMail claimed) {
        return settle(claimed, (state, stored) -> state.withoutMails(stored::equals));
    }

    @Override
    public boolean postpone(ClaimedMail claimed, Instant dueAt) {
        return settle(
                claimed,
                (state, stored) ->
                        state.with(new StoredMail(stored.mail(), stored.attempts(), dueAt, Optional.empty())));
    }

    @Override
    public boolean giveUp(ClaimedMail claimed, Instant now) {
        return settle(
                claimed,
                (state, stored) ->
                        state.with(new StoredMail(stored.mail(), stored.attempts(), stored.dueAt(), Optional.of(now))));
    }

    @Override
    public List<QueuedMail> failed(int limit) {
        return transactions.state().mails().values().stream()
                .filter(stored -> stored.failedAt().isPresent())
                .sorted(Comparator.comparing(
                                (StoredMail stored) -> stored.failedAt().orElseThrow())
                        .reversed())
                .limit(limit)
                .map(StoredMail::mail)
                .toList();
    }

    @Override
    public int sweep(Instant before) {
        return transactions.write(draft -> {
            int size = draft.state.mails().size();
            draft.state = draft.state.withoutMails(stored ->
                    stored.failedAt().filter(at -> at.isBefore(before)).isPresent());
            return size - draft.state.mails().size();
        });
    }

    private boolean settle(ClaimedMail claimed, BiFunction<Snapshot, StoredMail, Snapshot> change) {
        return transactions.write(draft -> {
            Optional<StoredMail> standing = Optional.ofNullable(
                            draft.state.mails().get(claimed.mail().id()))
                    .filter(stored -> stored.attempts() == claimed.attempt())
                    .filter(stored -> stored.failedAt().isEmpty());
            standing.ifPresent(stored -> draft.state = change.apply(draft.state, stored));
            return standing.isPresent();
        });
    }
}
