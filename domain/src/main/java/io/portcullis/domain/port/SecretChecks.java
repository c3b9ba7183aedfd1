package io.portcullis.domain.port;

import io.portcullis.domain.secret.SecretCheck;
import java.util.Optional;

/** The one check value by which a store knows its secret. */
public interface SecretChecks {

    /** Absent in a store that no server has opened yet. */
    Optional<SecretCheck> find();

    /** Claims an unclaimed store; false where it is claimed. Of any number of servers at once, one succeeds. */
    boolean claim(SecretCheck check);

    /** Exchanges the check value; false where it is no longer {@code seen}. */
    boolean replace(SecretCheck seen, SecretCheck next);
}
