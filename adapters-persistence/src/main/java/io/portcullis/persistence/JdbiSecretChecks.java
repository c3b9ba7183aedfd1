package io.portcullis.persistence;

import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import java.util.Optional;

/** The check value in the one row of the table {@code secret_check}. */
final class JdbiSecretChecks implements SecretChecks {

    private final Database database;

    JdbiSecretChecks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<SecretCheck> find() {
        return database.read(handle -> handle.createQuery(
                        "select secret_id, value from secret_check where only_row = 1")
                .map(row -> new SecretCheck(
                        new SecretId(row.getColumn("secret_id", String.class)), row.getColumn("value", String.class)))
                .findOne());
    }

    @Override
    public boolean claim(SecretCheck check) {
        int claimed = database.write(handle -> handle.createUpdate("""
                        insert into secret_check (only_row, secret_id, value) values (1, :secret, :value)
                        on conflict (only_row) do nothing
                        """)
                .bind("secret", check.secret().value())
                .bind("value", check.value())
                .execute());
        return claimed == 1;
    }

    @Override
    public boolean replace(SecretCheck seen, SecretCheck next) {
        int replaced = database.write(handle -> handle.createUpdate("""
                        update secret_check set secret_id = :secret, value = :value
                        where only_row = 1 and secret_id = :seenSecret and value = :seenValue
                        """)
                .bind("secret", next.secret().value())
                .bind("value", next.value())
                .bind("seenSecret", seen.secret().value())
                .bind("seenValue", seen.value())
                .execute());
        return replaced == 1;
    }
}
