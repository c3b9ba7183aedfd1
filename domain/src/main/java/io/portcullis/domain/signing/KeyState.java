package io.portcullis.domain.signing;

/** What a key is good for; no key goes back. */
public enum KeyState {
    /** In the key set, and not signing yet: everybody has time to read it. */
    PUBLISHED,
    /** It signs; there is one. */
    SIGNING,
    /** It signs no more, and verifies what it signed. */
    RETIRING,
    /** Whatever it signed has expired: it is in no key set, and verifies nothing. */
    GONE
}
