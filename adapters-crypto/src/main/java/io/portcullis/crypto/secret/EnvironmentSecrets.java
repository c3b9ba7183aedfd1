package io.portcullis.crypto.secret;

import io.portcullis.domain.secret.SecretId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets of the environment: the first makes what is new, the former ones verify and unwrap only. */
public final class EnvironmentSecrets {

    /** How many former secrets there may be. */
    public static final int MAX_FORMER = 3;

    private final EnvironmentSecret first;
    private final Map<SecretId, EnvironmentSecret> all;

    /**
     * Puts them together.
     *
     * @param former the newest first, {@value #MAX_FORMER} at most; no secret twice
     */
    public EnvironmentSecrets(EnvironmentSecret first, List<EnvironmentSecret> former) {
        if (former.size() > MAX_FORMER) {
            throw new IllegalArgumentException("more than " + MAX_FORMER + " former secrets");
        }
        List<EnvironmentSecret> secrets = new ArrayList<>();
        secrets.add(first);
        secrets.addAll(former);
        Map<SecretId, EnvironmentSecret> byId = new LinkedHashMap<>();
        for (EnvironmentSecret secret : secrets) {
            if (byId.put(secret.id(), secret) != null) {
                throw new IllegalArgumentException("the same secret twice");
            }
        }
        this.first = first;
        this.all = Collections.unmodifiableMap(byId);
    }

    /** The one that makes what is new. */
    public EnvironmentSecret first() {
        return first;
    }

    /** All of them, the first one first. */
    public List<EnvironmentSecret> all() {
        return List.copyOf(all.values());
    }

    /** The secret of that id; absent where the environment has none. */
    public Optional<EnvironmentSecret> find(SecretId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public String toString() {
        return "the secrets " + all.keySet();
    }
}
