package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.LogFormat;
import io.portcullis.bootstrap.log.OneLine;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What a server says when it has started: where it is, what its mode means, where the data lies, what to try. */
final class Welcome {

    private static final Logger LOGGER = LoggerFactory.getLogger(Welcome.class);

    private final URI address;
    private final String health;
    private final Map<String, String> facts;
    private final List<String> warnings;

    Welcome(Settings settings, Assembly assembly) {
        address = assembly.address();
        health = assembly.managementAddress() + "/health/ready";
        facts = facts(settings, address);
        warnings = warnings(settings);
    }

    /** To somebody at a terminal. */
    void print(PrintStream out) {
        out.println("Portcullis " + Version.number());
        out.println("listening on " + address);
        facts.forEach((name, text) -> line(out, name, text));
        warnings.forEach(warning -> line(out, "warning", OneLine.of(warning)));
        line(out, "health", health);
        line(out, "try", "curl " + address + "/problems, and the tour in README.md");
        out.flush();
    }

    /** To whatever reads the log; the record that tells the address comes last. */
    void log() {
        warnings.forEach(LOGGER::warn);
        LoggingEventBuilder greeting = LOGGER.atInfo().addKeyValue("version", Version.number());
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            greeting = greeting.addKeyValue(fact.getKey(), fact.getValue());
        }
        greeting.addKeyValue("health", health).log("listening on " + address);
    }

    private static void line(PrintStream out, String name, String text) {
        out.println("  %-7s %s".formatted(name, text));
    }

    private static Map<String, String> facts(Settings settings, URI address) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("mode", mode(settings));
        facts.put("store", store(settings));
        facts.put("secret", secret(settings));
        facts.put("mail", mail(settings));
        facts.put(
                "tokens",
                settings.algorithm()
                        + (settings.algorithm().asymmetric()
                                ? ", to be verified with " + address + "/.well-known/jwks.json"
                                : ", to be verified with a key derived from the secret"));
        return facts;
    }

    private static List<String> warnings(Settings settings) {
        List<String> warnings = new ArrayList<>();
        if (settings.limits().isEmpty()) {
            warnings.add("PORTCULLIS_THROTTLE is off: anybody may guess as often as they like");
        }
        warnings.addAll(settings.warnings());
        return warnings;
    }

    private static String mode(Settings settings) {
        String verification =
                settings.verifiedOnly() ? "addresses are verified first" : "addresses needn't be verified";
        return Settings.lowerCase(settings.mode()) + ": "
                + switch (settings.mode()) {
                    case DEVELOPMENT -> "this machine only, ";
                    case PRODUCTION -> "";
                }
                + "registration is " + Settings.lowerCase(settings.registration()) + ", " + verification;
    }

    private static String mail(Settings settings) {
        return settings.mail()
                .server()
                .map(server -> "by " + server)
                .orElseGet(() -> (settings.logFormat() == LogFormat.TEXT ? "printed here, and kept in " : "kept in ")
                        + settings.dataDirectory().resolve("mails").toAbsolutePath());
    }

    private static String store(Settings settings) {
        return switch (settings.store()) {
            case Settings.Store.Embedded() -> new DataDirectory(settings.dataDirectory()).databaseFile() + " (SQLite)";
            case Settings.Store.Postgresql _ -> "PostgreSQL, as PORTCULLIS_DATABASE_URL says";
        };
    }

    private static String secret(Settings settings) {
        return settings.secrets().isPresent()
                ? "PORTCULLIS_SECRET_KEY"
                : new DataDirectory(settings.dataDirectory()).secretFile() + " (back it up apart from the store)";
    }
}
