package io.portcullis.http;

import io.portcullis.testkit.http.AccessTokenHttpContract;
import io.portcullis.testkit.http.AccountHttpContract;
import io.portcullis.testkit.http.ExpiryHttpContract;
import io.portcullis.testkit.http.HeadersHttpContract;
import io.portcullis.testkit.http.JsonHttpContract;
import io.portcullis.testkit.http.LoginHttpContract;
import io.portcullis.testkit.http.MethodsHttpContract;
import io.portcullis.testkit.http.PasswordHttpContract;
import io.portcullis.testkit.http.PublicDocumentsHttpContract;
import io.portcullis.testkit.http.RefreshHttpContract;
import io.portcullis.testkit.http.SessionHttpContract;
import io.portcullis.testkit.http.Subject;
import io.portcullis.testkit.http.WireHttpContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;

/** Javalin's adapter, over the fakes, keeps the HTTP contract: one server for all of its parts. */
class JavalinHttpContractTest {

    @AutoClose
    private static final JavalinOverFakes SERVER = JavalinOverFakes.start();

    @Nested
    class Accounts extends AccountHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Passwords extends PasswordHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Logins extends LoginHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Sessions extends SessionHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Refreshes extends RefreshHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Expiries extends ExpiryHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class AccessTokens extends AccessTokenHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Json extends JsonHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Headers extends HeadersHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Methods extends MethodsHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class Wires extends WireHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }

    @Nested
    class PublicDocuments extends PublicDocumentsHttpContract {
        @Override
        protected Subject subject() {
            return SERVER;
        }
    }
}
