package io.portcullis.persistence;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.mail.Addressee;
import io.portcullis.domain.mail.ClaimedMail;
import io.portcullis.domain.mail.MailId;
import io.portcullis.domain.mail.MailKind;
import io.portcullis.domain.mail.QueuedMail;
import io.portcullis.domain.port.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The outbox in the table {@code mail}. */
final class JdbiOutbox implements Outbox {

    /** What {@link #mail} reads. */
    private static final String COLUMNS =
            "id, kind, account_id, epoch, email, email_canonical, queued_at, address, user_agent";

    private static final String LONGEST_DUE =
            "select id from mail where failed_at is null and due_at <= :now order by due_at, id limit 1";

    /** An identifier that no account has, being of no version. */
    private static final UUID NO_ACCOUNT = new UUID(0, 0);

    private final Database database;

    JdbiOutbox(Database database) {
        this.database = database;
    }

    /** Looks for the account of a mail to nobody, too, so that it costs the same. */
    @Override
    public void add(QueuedMail mail) {
        UUID account = mail.addressee().map(one -> one.account().value()).orElse(NO_ACCOUNT);
        database.writeTogether(handle -> {
            boolean present = keep(handle, account);
            return insert(handle, mail, mail.addressee().filter(_ -> present));
        });
    }

    /** Waits for a deletion in flight. */
    private boolean keep(Handle handle, UUID account) {
        return handle.createQuery("select id from account where id = :id" + database.keeping())
                .bind("id", account)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    private static int insert(Handle handle, QueuedMail mail, Optional<Addressee> addressee) {
        return handle.createUpdate("""
                        insert into mail (id, kind, account_id, epoch, email, email_canonical, queued_at, address,
                            user_agent, attempts, due_at, failed_at)
                        values (:id, :kind, :account, :epoch, :email, :canonical, :queuedAt, :address,
                            :userAgent, 0, :queuedAt, null)
                        """)
                .bind("id", mail.id().value())
                .bind("kind", Words.word(mail.kind()))
                .bind("account", addressee.map(one -> one.account().value()))
                .bind("epoch", addressee.map(one -> one.epoch().value()))
                .bind("email", addressee.map(one -> one.email().address()))
                .bind("canonical", addressee.map(one -> one.email().canonical()))
                .bind("queuedAt", mail.queuedAt())
                .bind("address", mail.address())
                .bind("userAgent", mail.userAgent())
                .execute();
    }

    /** Looks before it writes: senders ask all the time, and where nothing is due they must be in nobody's way. */
    @Override
    public Optional<ClaimedMail> claim(Instant now, Instant until) {
        return isAnyDue(now) ? claimLongestDue(now, until) : Optional.empty();
    }

    private boolean isAnyDue(Instant now) {
        return database.read(handle -> handle.createQuery(LONGEST_DUE)
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
    }

    private Optional<ClaimedMail> claimLongestDue(Instant now, Instant until) {
        return database.write(handle -> handle.createQuery("update mail set attempts = attempts + 1, due_at = :until"
                        + " where id = (" + LONGEST_DUE + database.skippingLocked() + ") returning attempts, "
                        + COLUMNS)
                .bind("now", now)
                .bind("until", until)
                .map(row -> new ClaimedMail(mail(row), row.getColumn("attempts", Integer.class)))
                .findOne());
    }

    @Override
    public boolean remove(ClaimedMail claimed) {
        int removed = database.write(handle -> handle.createUpdate(
                        "delete from mail where id = :id and attempts = :attempt and failed_at is null")
                .bind("id", claimed.mail().id().value())
                .bind("attempt", claimed.attempt())
                .execute());
        return removed == 1;
    }

    @Override
    public boolean postpone(ClaimedMail claimed, Instant dueAt) {
        int postponed = database.write(handle -> handle.createUpdate("""
                        update mail set due_at = :dueAt where id = :id and attempts = :attempt and failed_at is null
                        """)
                .bind("dueAt", dueAt)
                .bind("id", claimed.mail().id().value())
                .bind("attempt", claimed.attempt())
                .execute());
        return postponed == 1;
    }

    @Override
    public boolean giveUp(ClaimedMail claimed, Instant now) {
        int givenUp = database.write(handle -> handle.createUpdate("""
                        update mail set failed_at = :now where id = :id and attempts = :attempt and failed_at is null
                        """)
                .bind("now", now)
                .bind("id", claimed.mail().id().value())
                .bind("attempt", claimed.attempt())
                .execute());
        return givenUp == 1;
    }

    @Override
    public List<QueuedMail> failed(int limit) {
        return database.read(handle -> handle.createQuery("select " + COLUMNS + """
                         from mail where failed_at is not null order by failed_at desc, id desc limit :limit
                        """)
                .bind("limit", limit)
                .map(JdbiOutbox::mail)
                .list());
    }

    @Override
    public int sweep(Instant before) {
        return database.write(handle -> handle.createUpdate("delete from mail where failed_at < :before")
                .bind("before", before)
                .execute());
    }

    private static QueuedMail mail(RowView row) {
        return new QueuedMail(
                new MailId(row.getColumn("id", UUID.class)),
                Words.constant(MailKind.class, row.getColumn("kind", String.class)),
                addressee(row),
                row.getColumn("queued_at", Instant.class),
                row.getColumn("address", String.class),
                Optional.ofNullable(row.getColumn("user_agent", String.class)));
    }

    private static Optional<Addressee> addressee(RowView row) {
        return Optional.ofNullable(row.getColumn("account_id", UUID.class))
                .map(account -> new Addressee(
                        new AccountId(account), new Epoch(row.getColumn("epoch", Long.class)), Columns.email(row)));
    }
}
