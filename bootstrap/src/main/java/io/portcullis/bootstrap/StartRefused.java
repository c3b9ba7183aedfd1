package io.portcullis.bootstrap;

/** Why the server doesn't start, as a sentence for whoever runs it, with the exit status that tells scripts the same. */
public final class StartRefused extends RuntimeException {

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

    /** Something it needs isn't there now: a port, a database (EX_UNAVAILABLE). */
    static StartRefused unavailable(String sentence) {
        return new StartRefused(UNAVAILABLE, sentence);
    }

    /** The exit status, by the conventions of sysexits. */
    public int exitStatus() {
        return exitStatus;
    }
}
