package io.portcullis.domain.port;

import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.secret.Sealing;
import io.portcullis.domain.secret.SecretCheck;
import java.util.Optional;
import java.util.UUID;

/** Seals values with the secret of the environment, and knows its own seals again, those of former secrets too. */
public interface Sealer {

    /** What a new row keeps: the first secret's id and a random seed. */
    Sealing sealing();

    /** The value of that kind, row and counter; a pure function of its arguments and the secret that they name. */
    Sealed seal(Sealed.Kind kind, UUID id, long counter, Sealing sealing);

    /**
     * Whether we sealed it, for that row. Costs the same and takes the same time whatever the answer.
     *
     * @param sealing what the row keeps; absent where there is no such row
     */
    boolean authentic(Sealed presented, Optional<Sealing> sealing);

    /** The value of that kind, id and counter for which no row stands, bound to its owner, under the first secret. */
    Sealed sealFor(UUID owner, Sealed.Kind kind, UUID id, long counter);

    /**
     * Whether we sealed it for that owner, with the first secret or a former one. Costs the same and takes the same time
     * whatever the answer.
     *
     * @param owner absent where there is none that it could be for
     */
    boolean authenticFor(Optional<UUID> owner, Sealed presented);

    /** The check value of the first secret, by which a store knows it again. */
    SecretCheck check();

    /** Whether one of the secrets, first or former, made this check value. */
    boolean opens(SecretCheck check);
}
