package io.portcullis.application.steps;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.Secrets;
import io.portcullis.domain.secret.Sealed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Knows a client from which an account's owner has logged in before, by the token that it got then. The token opens
 * nothing: it only keeps strangers' failures from counting against it. No table holds it; it is sealed for the account
 * and for the password as it was, so a change of password voids it.
 */
public final class RecogniseDevice {

    private final Sealer sealer;
    private final Secrets secrets;
    private final InstantSource clock;

    public RecogniseDevice(Sealer sealer, Secrets secrets, InstantSource clock) {
        this.sealer = sealer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * The device that presents a token; absent where it presents none, or one that is forged, void or somebody else's.
     *
     * @param credential whose client it may be; where there is none, the same work is done for nothing
     */
    public Optional<Sealed> recognise(Optional<Credential> credential, Optional<String> deviceToken) {
        return deviceToken
                .flatMap(text -> Sealed.parse(Sealed.Kind.DEVICE_TOKEN, text))
                .filter(token -> sealer.authenticFor(
                        credential.map(found -> found.account().id()).map(AccountId::value), token))
                .filter(token -> credential
                        .filter(found -> token.counter() == since(found))
                        .isPresent());
    }

    /** The token of a client that has just proved whose it is: the one that it presented, or its first. */
    public Sealed remember(Credential credential, Optional<Sealed> recognised) {
        return recognised.orElseGet(() -> sealer.sealFor(
                credential.account().id().value(),
                Sealed.Kind.DEVICE_TOKEN,
                secrets.identifier(clock.instant()),
                since(credential)));
    }

    private static long since(Credential credential) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, credential.changedAt());
    }
}
