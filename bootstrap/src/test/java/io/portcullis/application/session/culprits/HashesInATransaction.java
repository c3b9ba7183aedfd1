package io.portcullis.application.session.culprits;

import io.portcullis.application.steps.CheckPassword;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.mail.Mail;
import io.portcullis.domain.port.Mailbox;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.port.PasswordHasher.Hashing;
import io.portcullis.domain.port.PasswordPolicy;
import io.portcullis.domain.port.Transactions;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.session.Caller;
import java.util.Optional;

/** Use cases that hold a connection while they hash, or send. */
public interface HashesInATransaction {

    /** In the block itself. */
    class ByCall implements HashesInATransaction {
        Hashing hash(Transactions transactions, PasswordHasher hasher, Password password) {
            return transactions.run(_ -> hasher.hash(password));
        }
    }

    /** In the block, by a reference to the method. */
    class ByReference implements HashesInATransaction {
        Optional<Hashing> hash(Transactions transactions, PasswordHasher hasher, Optional<Password> password) {
            return transactions.run(_ -> password.map(hasher::hash));
        }
    }

    /** In a block that is a method, and no lambda. */
    record InANamedBlock(PasswordHasher hasher, Password password) implements HashesInATransaction {
        Hashing hash(Transactions transactions) {
            return transactions.run(this::block);
        }

        private Hashing block(Transactions.Transaction transaction) {
            return hasher.hash(password);
        }
    }

    /** In a method that the block calls. */
    record AMethodFurther(PasswordHasher hasher, Password password) implements HashesInATransaction {
        Hashing hash(Transactions transactions) {
            return transactions.run(_ -> further());
        }

        private Hashing further() {
            return hasher.hash(password);
        }
    }

    /** In a step that the block calls. */
    class InAStep implements HashesInATransaction {
        Object check(
                Transactions transactions,
                CheckPassword step,
                Caller caller,
                PresentedPassword presented,
                Origin origin) {
            return transactions.run(_ -> step.ofCaller(caller, presented, origin));
        }
    }

    /** By the policy, which waits for the same threads. */
    class WhatJudges implements HashesInATransaction {
        Object judge(Transactions transactions, PasswordPolicy policy, NewPassword password, EmailAddress email) {
            return transactions.run(_ -> policy.judge(password, email));
        }
    }

    /** By sending mail, whose server takes its time. */
    class WhatSends implements HashesInATransaction {
        Object send(Transactions transactions, Mailbox mailbox, Mail mail) {
            return transactions.run(_ -> mailbox.deliver(mail));
        }
    }
}
