package io.portcullis.domain.port;

import io.portcullis.domain.mail.Mail;

/** Puts a mail into words and brings it on its way to its one recipient. */
public interface Mailbox {

    /** What came of it. */
    enum Delivery {
        /** Somebody has taken it upon themselves to deliver it. */
        ACCEPTED,
        /** Nobody ever will: there is something wrong with the mail or its recipient. */
        REFUSED,
        /** Nobody did, or it can't be told whether anybody did; it may go better later. */
        UNDELIVERED
    }

    /** Delivers a mail, within minutes; never throws because of the mail, its recipient or the network. */
    Delivery deliver(Mail mail);
}
