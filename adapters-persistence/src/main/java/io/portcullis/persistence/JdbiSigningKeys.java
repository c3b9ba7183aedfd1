package io.portcullis.persistence;

import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import io.portcullis.domain.signing.WrappedPrivateKey;
import java.time.Duration;
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
                        select id, algorithm, jwk, secret_id, private_key, number, created_at, signs_from, token_life
                        from signing_key order by number
                        """).map(JdbiSigningKeys::signingKey).list());
    }

    @Override
    public boolean add(SigningKey key) {
        int added = database.write(handle -> handle.createUpdate("""
                        insert into signing_key
                            (id, algorithm, jwk, secret_id, private_key, number, created_at, signs_from, token_life)
                        values (:id, :algorithm, :jwk, :secret, :privateKey, :number, :createdAt, :signsFrom, :tokenLife)
                        on conflict (number) do nothing
                        """)
                .bind("id", key.id().value())
                .bind("algorithm", key.algorithm().name())
                .bind("jwk", key.publicKey().jwk())
                .bind("secret", key.privateKey().secret().value())
                .bind("privateKey", key.privateKey().ciphertext())
                .bind("number", key.term().number())
                .bind("createdAt", key.term().createdAt())
                .bind("signsFrom", key.term().signsFrom())
                .bind("tokenLife", key.term().tokenLife().toSeconds())
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

    @Override
    public boolean lengthen(KeyId id, Duration tokenLife) {
        int lengthened = database.write(handle -> handle.createUpdate("""
                        update signing_key set token_life = :tokenLife where id = :id and token_life < :tokenLife
                        """)
                .bind("tokenLife", tokenLife.toSeconds())
                .bind("id", id.value())
                .execute());
        return lengthened == 1;
    }

    @Override
    public boolean remove(KeyId id) {
        int removed = database.write(handle -> handle.createUpdate("delete from signing_key where id = :id")
                .bind("id", id.value())
                .execute());
        return removed == 1;
    }

    private static SigningKey signingKey(RowView row) {
        return new SigningKey(
                SigningAlgorithm.valueOf(row.getColumn("algorithm", String.class)),
                new PublicKey(new KeyId(row.getColumn("id", String.class)), row.getColumn("jwk", String.class)),
                new WrappedPrivateKey(
                        new SecretId(row.getColumn("secret_id", String.class)),
                        row.getColumn("private_key", String.class)),
                new KeyTerm(
                        row.getColumn("number", Long.class),
                        row.getColumn("created_at", Instant.class),
                        row.getColumn("signs_from", Instant.class),
                        Duration.ofSeconds(row.getColumn("token_life", Long.class))));
    }
}
