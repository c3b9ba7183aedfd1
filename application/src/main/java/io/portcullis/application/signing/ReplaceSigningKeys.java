package io.portcullis.application.signing;

import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.SigningKey;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Replaces all keys by a new one that signs at once: one of ours is in wrong hands, and nobody may know which. Tokens of
 * the others verify no more, wherever the key set has been read again.
 */
public final class ReplaceSigningKeys {

    private final SigningKeys signingKeys;
    private final KeyVault vault;
    private final ChangeKeyLine changeKeyLine;
    private final Transactions transactions;
    private final InstantSource clock;

    ReplaceSigningKeys(
            SigningKeys signingKeys,
            KeyVault vault,
            ChangeKeyLine changeKeyLine,
            Transactions transactions,
            InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.changeKeyLine = changeKeyLine;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The operator's alone to ask: what the new key is to be. */
    public record Command(KeyPolicy policy) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The key signs, and those others were removed. */
        record Replaced(SigningKey key, List<KeyId> removed) implements Outcome {}

        /** Somebody else has removed every key that there was meanwhile; this one of theirs signs, and stays. */
        record ReplacedMeanwhile(SigningKey key) implements Outcome {}

        /** There is no line to replace: the algorithm's key is derived from the secret, and changes with it. */
        record Derived() implements Outcome {}
    }

    public Outcome handle(Command command) {
        return command.policy().algorithm().asymmetric()
                ? replace(command.policy(), signingKeys.all())
                : new Outcome.Derived();
    }

    /**
     * Whoever loses the race for the next number looks again. Where all that it meant to remove has gone, a winner has
     * done the same, and to remove the winner's key would only refuse tokens that nobody stole.
     */
    private Outcome replace(KeyPolicy policy, List<SigningKey> meant) {
        KeySchedule schedule = new KeySchedule(meant);
        SigningKey key = vault.generate(policy.algorithm(), schedule.replacement(policy, clock.instant()));
        Optional<List<KeyId>> removed = transactions.run(_ -> putInPlaceOfAll(key));
        if (removed.isPresent()) {
            return new Outcome.Replaced(key, removed.get());
        }
        List<SigningKey> found = signingKeys.all();
        return Collections.disjoint(ids(found), ids(meant))
                ? new Outcome.ReplacedMeanwhile(
                        new KeySchedule(found).signing(clock.instant()).orElseThrow())
                : replace(policy, found);
    }

    /** Those that were removed; absent, and nothing changed, where another has the key's number. */
    private Optional<List<KeyId>> putInPlaceOfAll(SigningKey key) {
        if (!changeKeyLine.add(key, new Authority.Operator())) {
            return Optional.empty();
        }
        return Optional.of(signingKeys.all().stream()
                .filter(other -> !other.id().equals(key.id()))
                .filter(changeKeyLine::remove)
                .map(SigningKey::id)
                .toList());
    }

    private static List<KeyId> ids(List<SigningKey> keys) {
        return keys.stream().map(SigningKey::id).toList();
    }
}
