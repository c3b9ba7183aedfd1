package io.portcullis.persistence;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;

/** Signing keys in the table {@code signing_key}. */
final class JdbiSigningKeys implements SigningKeys {

    private final Database database;

    JdbiSigningKeys(Database database) {
        this.database = database;
    }

    @Override
    public List<SigningKey> all() {
        return database.read(handle ->
                handle.createQuery("""
                        select id, algorithm, jwk, secret_id, private_key, created_at
                        from signing_key order by created_at, id
                        """).map(JdbiSigningKeys::signingKey).list());
    }

    @Override
    public boolean addFirst(SigningKey key) {
        int added = database.write(handle -> handle.createUpdate("""
                        insert into signing_key (id, algorithm, jwk, secret_id, private_key, created_at)
                        values (:id, :algorithm, :jwk, :secret, :privateKey, :createdAt)
                        on conflict (algorithm) do nothing
                        """)
                .bind("id", key.id().value())
                .bind("algorithm", key.algorithm().name())
                .bind("jwk", key.publicKey().jwk())
                .bind("secret", key.privateKey().secret().value())
                .bind("privateKey", key.privateKey().ciphertext())
                .bind("createdAt", key.createdAt())
                .execute());
        return added == 1;
    }

    @Override
    public boolean rewrap(KeyId id, WrappedPrivateKey seen, WrappedPrivateKey rewrapped) {
        int exchanged = database.write(handle -> handle.createUpdate("""
                        update signing_key set secret_id = :secret, private_key = :privateKey
                        where id = :id and secret_id = :seenSecret and private_key = :seenPrivateKey
                        """)
                .bind("secret", rewrapped.secret().value())
                .bind("privateKey", rewrapped.ciphertext())
                .bind("id", id.value())
                .bind("seenSecret", seen.secret().value())
                .bind("seenPrivateKey", seen.ciphertext())
                .execute());
        return exchanged == 1;
    }

    private static SigningKey signingKey(RowView row) {
        return new SigningKey(
                SigningAlgorithm.valueOf(row.getColumn("algorithm", String.class)),
                new PublicKey(new KeyId(row.getColumn("id", String.class)), row.getColumn("jwk", String.class)),
                new WrappedPrivateKey(
                        new SecretId(row.getColumn("secret_id", String.class)),
                        row.getColumn("private_key", String.class)),
                row.getColumn("created_at", Instant.class));
    }
}
