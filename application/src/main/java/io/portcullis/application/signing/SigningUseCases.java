package io.portcullis.application.signing;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that can be done to signing keys. */
public record SigningUseCases(
        RewrapSigningKeys rewrapSigningKeys, RotateSigningKeys rotateSigningKeys, ListPublicKeys listPublicKeys) {

    public static SigningUseCases over(
            SigningKeys signingKeys,
            KeyVault vault,
            AccessTokens accessTokens,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        return new SigningUseCases(
                new RewrapSigningKeys(signingKeys, vault),
                new RotateSigningKeys(signingKeys, vault, recordEvent, transactions, clock),
                new ListPublicKeys(accessTokens));
    }
}
