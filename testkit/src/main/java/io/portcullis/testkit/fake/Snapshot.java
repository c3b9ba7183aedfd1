package io.portcullis.testkit.fake;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.session.Session;
import io.portcullis.domain.session.SessionId;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.SigningKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All that a store holds at one moment; it never changes, a change makes another. */
record Snapshot(
        Map<AccountId, Account> accounts,
        Map<AccountId, PasswordHash> hashes,
        Map<SessionId, Session> sessions,
        Map<KeyId, SigningKey> keys,
        Optional<SecretCheck> check) {

    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty());

    Snapshot with(Account account) {
        return new Snapshot(with(accounts, account.id(), account), hashes, sessions, keys, check);
    }

    Snapshot with(AccountId account, PasswordHash hash) {
        return new Snapshot(accounts, with(hashes, account, hash), sessions, keys, check);
    }

    Snapshot with(Session session) {
        return new Snapshot(accounts, hashes, with(sessions, session.id(), session), keys, check);
    }

    Snapshot with(SigningKey key) {
        return new Snapshot(accounts, hashes, sessions, with(keys, key.id(), key), check);
    }

    Snapshot with(SecretCheck next) {
        return new Snapshot(accounts, hashes, sessions, keys, Optional.of(next));
    }

    Snapshot withoutSessions(Predicate<Session> gone) {
        Map<SessionId, Session> left = new HashMap<>(sessions);
        left.values().removeIf(gone);
        return new Snapshot(accounts, hashes, Map.copyOf(left), keys, check);
    }

    /** As a foreign key would have it: nothing belongs to an account that isn't there. */
    Snapshot requiring(AccountId account) {
        if (!accounts.containsKey(account)) {
            throw new IllegalStateException("there is no account " + account);
        }
        return this;
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> changed = new HashMap<>(map);
        changed.put(key, value);
        return Map.copyOf(changed);
    }
}
