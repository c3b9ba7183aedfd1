/** What Portcullis does: its use cases, over the ports of the domain and nothing else. */
module io.portcullis.application {
    requires transitive io.portcullis.domain;
    requires static org.jspecify;

    exports io.portcullis.application.account;
    exports io.portcullis.application.administration;
    exports io.portcullis.application.audit;
    exports io.portcullis.application.credential;
    exports io.portcullis.application.mail;
    exports io.portcullis.application.secret;
    exports io.portcullis.application.session;
    exports io.portcullis.application.signing;
    exports io.portcullis.application.steps;
    exports io.portcullis.application.throttle;
    exports io.portcullis.application.ticket;
}
