package io.portcullis.application.signing;

import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.KeySchedule;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps the line of keys: adds the first or the next one where it is wanted, and forgets those that nothing needs. Every
 * node does so before it serves and every minute from then on; whatever several want to do at once, one does.
 */
public final class RotateSigningKeys {

    private final SigningKeys signingKeys;
    private final KeyVault vault;
    private final ChangeKeyLine changeKeyLine;
    private final InstantSource clock;

    RotateSigningKeys(SigningKeys signingKeys, KeyVault vault, ChangeKeyLine changeKeyLine, InstantSource clock) {
        this.signingKeys = signingKeys;
        this.vault = vault;
        this.changeKeyLine = changeKeyLine;
        this.clock = clock;
    }

    /** What this node asks of the keys. */
    public record Command(KeyPolicy policy) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** This node added and forgot that many keys, and the line is as it should be. */
        record Rotated(int added, int removed) implements Outcome {}
    }

    public Outcome handle(Command command) {
        KeyPolicy policy = command.policy();
        Instant now = clock.instant();
        KeySchedule schedule = new KeySchedule(signingKeys.all());
        schedule.tooShort(policy, now).forEach(key -> signingKeys.lengthen(key.id(), policy.tokenLife()));
        int added = schedule.wanted(policy, now)
                .map(term -> vault.generate(policy.algorithm(), term))
                .filter(changeKeyLine::addOwn)
                .map(_ -> 1)
                .orElse(0);
        int removed =
                (int) schedule.gone(now).stream().filter(changeKeyLine::remove).count();
        return new Outcome.Rotated(added, removed);
    }
}
