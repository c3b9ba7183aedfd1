package io.portcullis.testkit.http;

import org.junit.jupiter.api.Nested;

/**
 * Proves that a web adapter answers as promised: all parts of the HTTP contract, asked of one server. To hold an adapter
 * to it, extend it and return a running server from {@link #subject}; what must be started and closed is the test's own.
 */
public abstract class WholeHttpContract {

    /** What is under test; the same on every call. */
    protected abstract Subject subject();

    @Nested
    final class Accounts extends AccountHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class AccountLives extends AccountLifeHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Passwords extends PasswordHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Logins extends LoginHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Devices extends DeviceHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Sessions extends SessionHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Refreshes extends RefreshHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Expiries extends ExpiryHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class AccessTokens extends AccessTokenHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class MistakenTokens extends MistakenTokenHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Events extends EventsHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Administration extends AdministrationHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Links extends LinkHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Pages extends PageHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Json extends JsonHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Headers extends HeadersHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Methods extends MethodsHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Wire extends WireHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class Smuggling extends SmugglingHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }

    @Nested
    final class PublicDocuments extends PublicDocumentsHttpContract {
        @Override
        protected Subject subject() {
            return WholeHttpContract.this.subject();
        }
    }
}
