package io.portcullis.domain.throttle;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.session.SessionId;
import java.util.Locale;
import java.util.Optional;

/** Whose tries are counted together. */
public sealed interface Subject {

    /** Everybody who tries the password of that account and isn't known to it. */
    record Stranger(AccountId account) implements Subject {

        @Override
        public String slot() {
            return "stranger:" + account;
        }

        @Override
        public boolean lasting() {
            return true;
        }
    }

    /** Everybody who tries a password for an address that nobody has. */
    record Nobody(Pseudonym email) implements Subject {

        @Override
        public String slot() {
            return "nobody:" + email.slot();
        }

        @Override
        public Optional<Pseudonym> holder() {
            return Optional.of(email);
        }
    }

    /** A client that is known to an account. */
    record Device(DeviceId device) implements Subject {

        @Override
        public String slot() {
            return "device:" + device;
        }
    }

    /** Whoever is asked for the password again in that session. */
    record AskedAgain(SessionId session) implements Subject {

        @Override
        public String slot() {
            return "session:" + session;
        }
    }

    /** Everybody on that network who does the same. */
    record Client(Act act, Pseudonym network) implements Subject {

        @Override
        public String slot() {
            return act.name().toLowerCase(Locale.ROOT) + ":" + network.slot();
        }

        @Override
        public Optional<Pseudonym> holder() {
            return Optional.of(network);
        }
    }

    /** Everybody who has mail sent to that address. */
    record Mailed(MailCap cap, Pseudonym email) implements Subject {

        @Override
        public String slot() {
            return "mail-" + cap.name().toLowerCase(Locale.ROOT) + ":" + email.slot();
        }

        @Override
        public Optional<Pseudonym> holder() {
            return Optional.of(email);
        }
    }

    /** The one place in a store where its budget is kept; of ASCII, at most 64 characters. */
    String slot();

    /**
     * To whom the place belongs where others may take it. There are 65,536 places of a kind for all addresses and
     * networks that anybody may make up, so that they can't fill a store; who comes last gets the place.
     */
    default Optional<Pseudonym> holder() {
        return Optional.empty();
    }

    /** Whether its failures are never forgotten for lying idle. */
    default boolean lasting() {
        return false;
    }
}
