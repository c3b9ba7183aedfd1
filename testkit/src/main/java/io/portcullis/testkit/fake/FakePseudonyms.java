package io.portcullis.testkit.fake;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.port.Pseudonyms;
import io.portcullis.domain.throttle.Pseudonym;

/** Makes pseudonyms under a secret that is a plain text. */
public final class FakePseudonyms implements Pseudonyms {

    private final FakeSecret secret;

    public FakePseudonyms() {
        this("secret");
    }

    public FakePseudonyms(String secret) {
        this.secret = new FakeSecret(secret);
    }

    @Override
    public Pseudonym ofEmail(EmailAddress email) {
        return new Pseudonym(secret.mac("email", email.canonical()));
    }

    @Override
    public Pseudonym ofNetwork(String network) {
        return new Pseudonym(secret.mac("network", network));
    }
}
