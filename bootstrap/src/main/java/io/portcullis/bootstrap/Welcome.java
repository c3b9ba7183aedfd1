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
        line(out, "mode", mode(settings));
        line(out, "store", store(settings));
        line(out, "secret", secret(settings));
        line(out, "mail", mail(settings));
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
                .orElseGet(() -> "printed here, and kept in "
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
