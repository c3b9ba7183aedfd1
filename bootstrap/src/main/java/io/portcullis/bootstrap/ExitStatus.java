package io.portcullis.bootstrap;

/** What the process tells the shell when it ends, by the conventions of sysexits; README.md lists them. */
final class ExitStatus {

    static final int DONE = 0;

    /** Nobody understands the arguments (EX_USAGE). */
    static final int MISUSED = 64;

    /** What was given doesn't go with what is there: an address, a password, a line of a file (EX_DATAERR). */
    static final int UNFIT = 65;

    /** What was to be read can't be (EX_NOINPUT). */
    static final int NO_INPUT = 66;

    /** Something that is needed isn't there now, a port or a database (EX_UNAVAILABLE). */
    static final int UNAVAILABLE = 69;

    /** A fault of ours (EX_SOFTWARE). */
    static final int BROKEN = 70;

    /** What was to be written can't be (EX_CANTCREAT). */
    static final int NO_OUTPUT = 73;

    /** Not now; the same will do later (EX_TEMPFAIL). */
    static final int TOO_EARLY = 75;

    /** A setting, a secret or the store isn't such that it could be done; somebody has to see to that (EX_CONFIG). */
    static final int MISCONFIGURED = 78;

    private ExitStatus() {}
}
