package io.portcullis.bootstrap;

/** Why the server doesn't start, as a sentence for whoever runs it, with the exit status that tells scripts the same. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int UNAVAILABLE = 69;
    private static final int MISCONFIGURED = 78;

    private final int exitStatus;

    private StartRefused(int exitStatus, String sentence) {
        super(sentence, null, false, false);
        this.exitStatus = exitStatus;
    }

    /** A setting, a file or a secret is wrong: it will not start until somebody mends it (EX_CONFIG). */
    static StartRefused misconfigured(String sentence) {
        return new StartRefused(MISCONFIGURED, sentence);
    }

    /** Something that it needs isn't there now, a port or a database (EX_UNAVAILABLE); says what the machine said. */
    static StartRefused unavailable(String sentence, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new StartRefused(
                UNAVAILABLE,
                sentence + " The reason: " + reason.lines().findFirst().orElse(""));
    }

    /** The exit status, by the conventions of sysexits. */
    int exitStatus() {
        return exitStatus;
    }
}
