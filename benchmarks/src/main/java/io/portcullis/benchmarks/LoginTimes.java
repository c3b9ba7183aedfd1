package io.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.AccountStatus;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.persistence.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * How long a refused login takes, by the reason for the refusal: over HTTP, against the packaged jar on SQLite with
 * nothing throttled, one request after the other and the reasons in random order, so that whatever else the machine does
 * falls on all of them alike.
 */
public final class LoginTimes {

    private static final int TODAYS_COST = 10;
    private static final int OLD_COST = 4;
    private static final int WARM_UP_ROUNDS = 20;
    private static final String PASSWORD = "violet anchors hum at seven rivers";
    private static final String OTHER = "quartz lanterns drift past nine owls";

    /** Why a login is refused; the name before the {@code @} is the reason's. */
    private enum Reason {
        WRONG(OTHER),
        UNKNOWN(PASSWORD),
        SUSPENDED(PASSWORD),
        MALFORMED_HASH(PASSWORD),
        OLD_HASH(OTHER),
        FOREIGN_HASH(OTHER),
        OVER_LONG("x".repeat(257)),
        ILL_FORMED("\\ud800 alone");

        private final String password;

        Reason(String password) {
            this.password = password;
        }

        String email() {
            return name().toLowerCase(Locale.ROOT) + "@example.org";
        }

        String body() {
            return "{\"email\":\"" + email() + "\",\"password\":\"" + password + "\"}";
        }
    }

    private LoginTimes() {}

    /**
     * Measures, and prints a table of milliseconds.
     *
     * @param arguments the packaged jar, and how often each reason is tried (200 where it isn't said)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        Path data = Server.data();
        String secret = Server.secret();
        populate(data, secret);
        Map<String, String> settings = Map.of(
                "PORTCULLIS_DATA_DIR", data.toString(),
                "PORTCULLIS_SECRET_KEY", secret,
                "PORTCULLIS_BCRYPT_COST", Integer.toString(TODAYS_COST));
        try (Server server = Server.start(jar, settings)) {
            print(measure(server, rounds), rounds, System.out);
        }
    }

    private static void populate(Path data, String secret) {
        EnvironmentSecrets secrets =
                new EnvironmentSecrets(EnvironmentSecret.parse(secret).orElseThrow(), List.of());
        try (Storage storage = Storage.sqlite(data.resolve("portcullis.db"))) {
            for (Reason reason : Reason.values()) {
                if (reason != Reason.UNKNOWN) {
                    Account account = account(reason);
                    storage.accounts().add(account);
                    storage.credentials().put(account.id(), hash(reason, secrets), account.createdAt());
                }
            }
        }
    }

    private static Account account(Reason reason) {
        Instant now = Instant.EPOCH;
        return new Account(
                new AccountId(new RandomSecrets().identifier(now)),
                EmailAddress.parse(reason.email()).ifValid().orElseThrow(),
                false,
                Optional.empty(),
                Set.of(Role.USER),
                reason == Reason.SUSPENDED ? AccountStatus.SUSPENDED : AccountStatus.ACTIVE,
                Epoch.FIRST,
                now);
    }

    private static PasswordHash hash(Reason reason, EnvironmentSecrets secrets) {
        return switch (reason) {
            case MALFORMED_HASH -> new PasswordHash("no hash at all");
            case FOREIGN_HASH ->
                new PasswordHash("{bcrypt}$2y$05$bvIG6Nmid91Mu9RcmmWZfO5HJIMCT8riNW0hEp8f6/FuA2/mHZFpe");
            case OLD_HASH -> hash(new BcryptPasswordHasher(secrets, OLD_COST));
            case WRONG, UNKNOWN, SUSPENDED, OVER_LONG, ILL_FORMED ->
                hash(new BcryptPasswordHasher(secrets, TODAYS_COST));
        };
    }

    private static PasswordHash hash(BcryptPasswordHasher hasher) {
        PasswordHasher.Hashing made =
                hasher.hash(PresentedPassword.of(PASSWORD).possible().orElseThrow());
        return switch (made) {
            case PasswordHasher.Hashing.Hashed(PasswordHash hash) -> hash;
            case PasswordHasher.Overloaded _ -> throw new IllegalStateException("an unbounded hasher has room");
        };
    }

    private static Map<Reason, List<Double>> measure(Server server, int rounds)
            throws IOException, InterruptedException {
        Map<Reason, List<Double>> times = new EnumMap<>(Reason.class);
        List<Reason> order = new ArrayList<>(List.of(Reason.values()));
        Random random = new Random();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                Collections.shuffle(order, random);
                for (Reason reason : order) {
                    double millis = refused(client, server, reason);
                    if (round >= 0) {
                        times.computeIfAbsent(reason, _ -> new ArrayList<>()).add(millis);
                    }
                }
            }
        }
        return times;
    }

    private static double refused(HttpClient client, Server server, Reason reason)
            throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(server.at("/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(reason.body(), UTF_8))
                .build();
        long begun = System.nanoTime();
        int status = client.send(login, BodyHandlers.ofString()).statusCode();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (status != 401) {
            throw new IllegalStateException(reason + " was answered " + status);
        }
        return millis;
    }

    private static void print(Map<Reason, List<Double>> times, int rounds, PrintStream out) {
        out.println("milliseconds, %d logins for each reason".formatted(rounds));
        out.println("%-16s %8s %8s %8s %8s %8s".formatted("refused for", "p5", "p25", "median", "p75", "p95"));
        times.forEach((reason, measured) -> {
            Times sorted = new Times(measured);
            Object[] cells = {
                reason.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                sorted.quantile(0.05),
                sorted.quantile(0.25),
                sorted.quantile(0.5),
                sorted.quantile(0.75),
                sorted.quantile(0.95)
            };
            out.println("%-16s %8.2f %8.2f %8.2f %8.2f %8.2f".formatted(cells));
        });
    }
}
