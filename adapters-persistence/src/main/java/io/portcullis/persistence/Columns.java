package io.portcullis.persistence;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.secret.Seed;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;

/** Values that take two columns, under the same names in every table. */
final class Columns {

    private Columns() {}

    /** Binds {@code :secret} and {@code :seed}. */
    static Update bind(Update update, Sealing sealing) {
        return update.bind("secret", sealing.secret().value())
                .bind("seed", sealing.seed().reveal());
    }

    static Sealing sealing(RowView row) {
        return new Sealing(
                new SecretId(row.getColumn("secret_id", String.class)), new Seed(row.getColumn("seed", byte[].class)));
    }

    static EmailAddress email(RowView row) {
        return EmailAddress.restored(
                row.getColumn("email", String.class), row.getColumn("email_canonical", String.class));
    }
}
