package io.portcullis.application.signing;

import io.portcullis.application.steps.ChangeKeyLine;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.port.KeyVault;
import io.portcullis.domain.port.SigningKeys;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that can be done to signing keys where they rest. */
public record SigningUseCases(
        RewrapSigningKeys rewrapSigningKeys,
        RotateSigningKeys rotateSigningKeys,
        ListSigningKeys listSigningKeys,
        PublishSigningKey publishSigningKey,
        ReplaceSigningKeys replaceSigningKeys) {

    public static SigningUseCases over(
            SigningKeys signingKeys,
            KeyVault vault,
            RecordEvent recordEvent,
            Transactions transactions,
            InstantSource clock) {
        ChangeKeyLine changeKeyLine = new ChangeKeyLine(signingKeys, recordEvent, transactions);
        return new SigningUseCases(
                new RewrapSigningKeys(signingKeys, vault),
                new RotateSigningKeys(signingKeys, vault, changeKeyLine, clock),
                new ListSigningKeys(signingKeys, recordEvent, clock),
                new PublishSigningKey(signingKeys, vault, changeKeyLine, clock),
                new ReplaceSigningKeys(signingKeys, vault, changeKeyLine, transactions, clock));
    }
}
