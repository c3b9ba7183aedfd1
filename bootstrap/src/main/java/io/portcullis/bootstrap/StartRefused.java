package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.OneLine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why the server doesn't start, or a command isn't carried out, as a sentence for whoever runs it, with the exit status
 * that tells scripts the same.
 */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final int exitStatus;
    private final transient List<SettingFault> faults;

    private StartRefused(int exitStatus, String sentence, List<SettingFault> faults) {
        super(sentence, null, false, false);
        this.exitStatus = exitStatus;
        this.faults = faults;
    }

    /** Settings are wrong. */
    static StartRefused misconfigured(List<SettingFault> faults) {
        return new StartRefused(ExitStatus.MISCONFIGURED, "These settings are at fault:", List.copyOf(faults));
    }

    /** A setting, a file or a secret is wrong: nothing will do until somebody mends it. */
    static StartRefused misconfigured(String sentence) {
        return new StartRefused(ExitStatus.MISCONFIGURED, sentence, List.of());
    }

    /** Something that it needs isn't there now, a port or a database; says what the machine said. */
    static StartRefused unavailable(String sentence, Throwable failure) {
        return because(ExitStatus.UNAVAILABLE, sentence, failure);
    }

    /** What was given to a command doesn't go with what is there. */
    static StartRefused unfit(String sentence) {
        return new StartRefused(ExitStatus.UNFIT, sentence, List.of());
    }

    /** A command was to write something, and can't; says what the machine said. */
    static StartRefused unwritable(String sentence, IOException failure) {
        return because(ExitStatus.NO_OUTPUT, sentence, failure);
    }

    /** A command was to read something, and can't; says what the machine said. */
    static StartRefused unreadable(String sentence, IOException failure) {
        return because(ExitStatus.NO_INPUT, sentence, failure);
    }

    private static StartRefused because(int exitStatus, String sentence, Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new StartRefused(exitStatus, sentence + " The reason: " + reason(root), List.of());
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

    int exitStatus() {
        return exitStatus;
    }

    /** All that is to be told, line by line; some may hold the words of whoever set the environment. */
    List<String> lines(String beginning) {
        return Stream.concat(
                        Stream.of(beginning + getMessage()), faults.stream().map(fault -> "  " + fault.sentence()))
                .map(OneLine::of)
                .toList();
    }
}
