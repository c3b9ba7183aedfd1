package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.OneLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: finds out which command is meant, has it carried out, and tells of all that goes wrong. */
@Command(
        name = "portcullis",
        description = "An authentication server. Its settings come from the environment; 'settings' lists them.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Versions.class,
        scope = ScopeType.INHERIT,
        subcommands = Commands.Serve.class)
final class Commands {

    /** What the server is run by, as it is without arguments. */
    static final String SERVE = "serve";

    private static final Logger LOGGER = LoggerFactory.getLogger(Commands.class);

    private final Map<String, String> variables;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CommandLine line;

    /**
     * Commands with that environment.
     *
     * @param in what is given while one runs
     * @param out for results
     * @param err for refusals
     */
    Commands(Map<String, String> variables, StandardInput in, PrintWriter out, PrintWriter err) {
        this.variables = variables;
        this.out = out;
        this.err = err;
        line = new CommandLine(this)
                .addSubcommand(new AccountCommand(variables, in, out, err))
                .addSubcommand(new KeysCommand(variables, out, err))
                .addSubcommand(new MailCommand(variables, out))
                .setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
    }

    /** Here for its help; {@code Main} serves without asking. */
    @Command(name = SERVE, description = "Runs the server, as no arguments do.")
    static final class Serve {}

    @Command(name = "version", description = "Tells the version of Portcullis, and of Java.")
    int version() {
        Versions.lines().forEach(out::println);
        return ExitStatus.DONE;
    }

    @Command(
            name = "settings",
            description = "Lists every setting with what it comes to and where that is from; of secrets and passwords,"
                    + " nothing is shown.")
    int settings(
            @Option(names = "--check", description = "Tells nothing but what is wrong; exits 78 if anything is.")
                    boolean check,
            @Option(names = "--json", description = "Answers with one JSON object, for scripts.") boolean json) {
        SettingsReport report = new SettingsReport(variables);
        return json ? report.asJson(check, out) : report.asLines(check, out);
    }

    /** Carries one out; returns the exit status. */
    int run(String... arguments) {
        int status = line.execute(arguments);
        out.flush();
        err.flush();
        return status;
    }

    private int misused(ParameterException refused, String[] arguments) {
        err.println(OneLine.of(sentence(refused)) + " See "
                + refused.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        return ExitStatus.MISUSED;
    }

    private static String sentence(ParameterException refused) {
        if (!(refused instanceof UnmatchedArgumentException unmatched)) {
            return refused.getMessage() + ".";
        }
        List<String> near = unmatched.getSuggestions();
        return "Portcullis doesn't know " + unmatched.getUnmatched().getFirst() + "."
                + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?");
    }

    private int failed(Exception failure) {
        if (failure instanceof StartRefused refused) {
            refused.lines("").forEach(err::println);
            return refused.exitStatus();
        }
        LOGGER.error("The command failed", failure);
        return ExitStatus.BROKEN;
    }

    /** What {@code --version} says at every level. */
    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return lines().toArray(String[]::new);
        }

        private static List<String> lines() {
            return List.of(
                    "Portcullis " + Version.number(),
                    OneLine.of("Java " + Runtime.version() + ", " + System.getProperty("java.vendor")));
        }
    }
}
