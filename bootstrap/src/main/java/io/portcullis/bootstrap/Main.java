package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.LogStream;
import io.portcullis.bootstrap.log.StrayWords;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the server until the process is told to end, or carries out one command. */
public final class Main {

    private static final Logger LOGGER = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /**
     * Without arguments, or with {@code serve} alone, the server, whose settings come from the environment; with any
     * others, the command that they name. Reading arguments takes a library, which a server needn't wait for.
     */
    public static void main(String[] arguments) {
        StrayWords.gather();
        if (arguments.length == 0 || (arguments.length == 1 && arguments[0].equals(Commands.SERVE))) {
            serve();
        } else {
            LogStream.standardError();
            System.exit(new Commands(System.getenv(), StandardInput.ofProcess(), writer(System.out), writer(System.err))
                    .run(arguments));
        }
    }

    private static void serve() {
        try {
            Settings settings = Settings.demanded(System.getenv());
            settings.logFormat().use();
            Assembly assembly = Assembly.of(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(assembly::close, "shutdown"));
            Welcome welcome = new Welcome(settings, assembly);
            switch (settings.logFormat()) {
                case TEXT -> welcome.print(System.out);
                case JSON -> welcome.log();
            }
        } catch (StartRefused refused) {
            refused.lines("Portcullis can't start. ").forEach(System.err::println);
            System.exit(refused.exitStatus());
        } catch (RuntimeException failure) {
            LOGGER.error("Portcullis can't start", failure);
            System.exit(ExitStatus.BROKEN);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, false, stream.charset());
    }
}
