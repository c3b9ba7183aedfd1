package io.portcullis.application.session.culprits;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.session.Caller;
import io.portcullis.domain.session.Session;
import java.util.function.BiFunction;

/** Use cases that say who is calling without asking the store. */
public interface MakesACaller {

    /** By calling the constructor. */
    class ByCall implements MakesACaller {
        Caller caller(Account account, Session session) {
            return new Caller(account, session);
        }
    }

    /** By handing on the constructor. */
    class ByReference implements MakesACaller {
        BiFunction<Account, Session, Caller> caller() {
            return Caller::new;
        }
    }
}
