package io.portcullis.bootstrap;

import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why the server doesn't start, as a sentence for whoever runs it, with the exit status that tells scripts the same. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int UNAVAILABLE = 69;
    private static final int MISCONFIGURED = 78;

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

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
        return new StartRefused(UNAVAILABLE, sentence + " The reason: " + reason(root));
    }

    /** The first line of what was said; a file system says no more than the file's name, so its kind of failure is told. */
    private static String reason(Throwable failure) {
        String kind = CAPITAL.matcher(failure.getClass().getSimpleName().replace("Exception", ""))
                .replaceAll(" $0")
                .strip()
                .toLowerCase(Locale.ROOT);
        return failure.getMessage() == null || failure instanceof FileSystemException
                ? kind
                : failure.getMessage().lines().findFirst().orElse(kind);
    }

    /** The exit status, by the conventions of sysexits. */
    int exitStatus() {
        return exitStatus;
    }
}
