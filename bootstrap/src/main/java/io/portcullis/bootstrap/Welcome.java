package io.portcullis.bootstrap;

import java.io.PrintStream;
import java.net.URI;

/** What a server says when it has started: where it is, what its mode means, where the data lies, what to try. */
final class Welcome {

    private Welcome() {}

    static void print(Settings settings, Assembly assembly, PrintStream out) {
        URI address = assembly.address();
        out.println("Portcullis " + Version.number());
        out.println("listening on " + address);
        line(out, "mode", "development: this machine only, anybody may register, addresses are not verified");
        line(out, "store", store(settings));
        line(out, "secret", secret(settings));
        line(
                out,
                "tokens",
                settings.algorithm()
                        + (settings.algorithm().asymmetric()
                                ? ", to be verified with " + address + "/.well-known/jwks.json"
                                : ", to be verified with a key derived from the secret"));
        if (settings.limits().isEmpty()) {
            line(out, "warning", "PORTCULLIS_THROTTLE is off: anybody may guess as often as they like");
        }
        line(out, "health", assembly.managementAddress() + "/health/ready");
        line(out, "try", "curl " + address + "/problems, and the tour in README.md");
        out.flush();
    }

    private static void line(PrintStream out, String name, String text) {
        out.println("  %-7s %s".formatted(name, text));
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
