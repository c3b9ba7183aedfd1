package io.portcullis.mail;

/**
 * A mail in words, said twice for those who read plain text and those who don't.
 *
 * @param subject one line
 * @param text plain, with LF line ends
 * @param html a whole document that says the same
 */
record Letter(String subject, String text, String html) {

    /** It may hold a link that opens an account. */
    @Override
    public String toString() {
        return "a letter";
    }
}
