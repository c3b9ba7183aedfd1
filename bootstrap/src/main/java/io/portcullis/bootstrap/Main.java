package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.OneLine;
import io.portcullis.bootstrap.log.StrayWords;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings, assembles the server, and runs it until the process is told to end. */
public final class Main {

    private static final int MISUSED = 64;
    private static final int MISCONFIGURED = 78;
    private static final int BROKEN = 70;

    private static final Logger LOGGER = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Starts the server; it has no arguments, since all is said in the environment. */
    public static void main(String[] arguments) {
        StrayWords.gather();
        if (arguments.length > 0) {
            complain("Portcullis takes no arguments; its settings come from the environment.");
            System.exit(MISUSED);
        }
        switch (Settings.from(System.getenv())) {
            case Settings.Reading.Read(Settings settings) -> run(settings);
            case Settings.Reading.Refused(List<SettingFault> faults) -> {
                complain("Portcullis can't start with these settings:");
                faults.forEach(fault -> complain("  " + fault.name() + " " + fault.problem()));
                System.exit(MISCONFIGURED);
            }
        }
    }

    private static void run(Settings settings) {
        try {
            Assembly assembly = Assembly.of(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(assembly::close, "shutdown"));
            Welcome.print(settings, assembly, System.out);
        } catch (StartRefused refused) {
            complain("Portcullis can't start. " + refused.getMessage());
            System.exit(refused.exitStatus());
        } catch (RuntimeException failure) {
            LOGGER.error("Portcullis can't start", failure);
            System.exit(BROKEN);
        }
    }

    /** In one line, though it may hold the words of whoever set the environment or answers as the database. */
    private static void complain(String sentence) {
        System.err.println(OneLine.of(sentence));
    }
}
