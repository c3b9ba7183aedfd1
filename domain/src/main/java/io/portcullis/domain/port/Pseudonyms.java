package io.portcullis.domain.port;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.throttle.Pseudonym;

/** Makes pseudonyms, under the first secret of the environment; a change of that secret changes them all. */
public interface Pseudonyms {

    /** The pseudonym of an address's canonical form. */
    Pseudonym ofEmail(EmailAddress email);

    /** The pseudonym of a client's network; none that an address has. */
    Pseudonym ofNetwork(String network);
}
