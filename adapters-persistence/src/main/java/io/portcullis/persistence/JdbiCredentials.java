package io.portcullis.persistence;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.port.Credentials;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Password hashes in the table {@code password}. */
final class JdbiCredentials implements Credentials {

    private static final String SELECT = "select hash, changed_at, " + JdbiAccounts.COLUMNS
            + " from account join password on password.account_id = account.id ";

    private final Database database;

    JdbiCredentials(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Credential> ofEmail(EmailAddress email) {
        return database.read(handle -> handle.createQuery(SELECT + "where email_canonical = :canonical")
                .bind("canonical", email.canonical())
                .map(JdbiCredentials::credential)
                .findOne());
    }

    @Override
    public Optional<Credential> ofAccount(AccountId account) {
        return database.read(handle -> handle.createQuery(SELECT + "where account.id = :account")
                .bind("account", account.value())
                .map(JdbiCredentials::credential)
                .findOne());
    }

    @Override
    public void put(AccountId account, PasswordHash hash, Instant now) {
        database.write(handle -> handle.createUpdate("""
                        insert into password (account_id, hash, changed_at) values (:account, :hash, :now)
                        on conflict (account_id) do update set hash = excluded.hash, changed_at = excluded.changed_at
                        """)
                .bind("account", account.value())
                .bind("hash", hash.reveal())
                .bind("now", now)
                .execute());
    }

    @Override
    public boolean renew(AccountId account, PasswordHash seen, PasswordHash renewed) {
        int exchanged = database.write(handle -> handle.createUpdate(
                        "update password set hash = :renewed where account_id = :account and hash = :seen")
                .bind("renewed", renewed.reveal())
                .bind("account", account.value())
                .bind("seen", seen.reveal())
                .execute());
        return exchanged == 1;
    }

    private static Credential credential(RowView row) {
        return new Credential(
                JdbiAccounts.account(row),
                new PasswordHash(row.getColumn("hash", String.class)),
                row.getColumn("changed_at", Instant.class));
    }
}
