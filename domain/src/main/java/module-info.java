/** The nouns and rules of Portcullis, and the ports they ask for; it reads nothing but the language. */
module io.portcullis.domain {
    requires static org.jspecify;

    exports io.portcullis.domain.account;
    exports io.portcullis.domain.administration;
    exports io.portcullis.domain.audit;
    exports io.portcullis.domain.credential;
    exports io.portcullis.domain.identifier;
    exports io.portcullis.domain.mail;
    exports io.portcullis.domain.port;
    exports io.portcullis.domain.request;
    exports io.portcullis.domain.secret;
    exports io.portcullis.domain.session;
    exports io.portcullis.domain.signing;
    exports io.portcullis.domain.throttle;
    exports io.portcullis.domain.ticket;
    exports io.portcullis.domain.token;
}
