package io.portcullis.application.secret;

import io.portcullis.application.steps.RecordEvent;
import io.portcullis.domain.port.Sealer;
import io.portcullis.domain.port.SecretChecks;
import io.portcullis.domain.port.Transactions;

/** The index of the street: all that is done about the environment's secret. */
public record SecretUseCases(OpenStore openStore, RecogniseStore recogniseStore) {

    public static SecretUseCases over(
            SecretChecks checks, Sealer sealer, RecordEvent recordEvent, Transactions transactions) {
        return new SecretUseCases(
                new OpenStore(checks, sealer, recordEvent, transactions), new RecogniseStore(checks, sealer));
    }
}
