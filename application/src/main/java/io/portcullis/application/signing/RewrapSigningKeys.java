package io.portcullis.application.signing;

import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.signing.SigningKey;

/** Sees to it, before anybody is served, that every key rests under the first secret of the environment. */
public final class RewrapSigningKeys {

    private final SigningKeys signingKeys;
    private final KeyVault vault;

    RewrapSigningKeys(SigningKeys signingKeys, KeyVault vault) {
        this.signingKeys = signingKeys;
        this.vault = vault;
    }

    /** It is time. */
    public record Command() {}

    /** What came of it. */
    public sealed interface Outcome {

        /** This server wrapped that many keys anew. */
        record Rewrapped(int keys) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return new Outcome.Rewrapped(
                (int) signingKeys.all().stream().filter(this::rewrap).count());
    }

    private boolean rewrap(SigningKey key) {
        SigningKey rewrapped = vault.rewrap(key);
        return !rewrapped.equals(key) && signingKeys.rewrap(key.id(), key.privateKey(), rewrapped.privateKey());
    }
}
