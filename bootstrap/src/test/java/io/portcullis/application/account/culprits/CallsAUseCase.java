package io.portcullis.application.account.culprits;

import io.portcullis.application.account.RegisterAccount;

/** Calls another use case of its own street. */
public final class CallsAUseCase {

    public RegisterAccount.Outcome handle(RegisterAccount other, RegisterAccount.Command command) {
        return other.handle(command);
    }
}
