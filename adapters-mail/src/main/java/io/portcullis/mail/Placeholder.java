package io.portcullis.mail;

import java.util.Locale;

/** What a template can leave open, written <code>{{name}}</code>. */
enum Placeholder {
    /** What the operator calls the whole. */
    PRODUCT,
    /** The address that the mail goes to. */
    RECIPIENT,
    /** When its cause happened, in UTC. */
    WHEN,
    /** The network address that its cause came from. */
    WHERE,
    /** The client that its cause came from, in a few words. */
    DEVICE,
    /** The link, in mails that bring one. */
    LINK,
    /** How long the link is good, as a number and a unit. */
    LIFETIME,
    /** The mail's subject; in the frame only. */
    SUBJECT,
    /** What the frame is around. */
    CONTENT;

    @Override
    public String toString() {
        return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
    }
}
