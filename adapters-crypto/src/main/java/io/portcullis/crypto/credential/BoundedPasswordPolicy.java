package io.portcullis.crypto.credential;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.port.PasswordPolicy;

/** Another policy, kept within the limits of a pool. */
public final class BoundedPasswordPolicy implements PasswordPolicy {

    private final PasswordPolicy policy;
    private final HashingPool pool;

    public BoundedPasswordPolicy(PasswordPolicy policy, HashingPool pool) {
        this.policy = policy;
        this.pool = pool;
    }

    @Override
    public Judgement judge(NewPassword password, EmailAddress email) {
        return pool.inTurn(() -> policy.judge(password, email), Judgement.Overloaded::new);
    }
}
