package io.portcullis.bootstrap;

import io.portcullis.bootstrap.log.LogFormat;
import io.portcullis.crypto.credential.HashingLimits;
import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.domain.account.Registration;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.session.SessionLifetime;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.throttle.Limits;
import io.portcullis.http.origin.TrustedProxies;
import io.portcullis.persistence.Storage;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that can be set from outside, typed. A setting exists once its behaviour does.
 *
 * @param publicUrl what the issuer is called; absent where it follows from the port that was bound
 * @param dataDirectory where the embedded store and a generated secret lie
 * @param secrets absent where the secret is generated
 * @param audience who the access tokens are for; absent where it is the issuer
 * @param signingKeyRotation how long a key signs before the next is published
 * @param verifiedOnly whether only they may log in whose address is verified
 * @param limits absent where anybody may try as often as they like
 * @param auditRetention how long an event of the audit trail is kept
 * @param logFormat how a server writes its log; a command, which somebody reads, writes text
 * @param warnings what isn't safe about how they were given
 */
public record Settings(
        Mode mode,
        Address http,
        Address management,
        TrustedProxies trustedProxies,
        Optional<URI> publicUrl,
        Path dataDirectory,
        Store store,
        Optional<EnvironmentSecrets> secrets,
        int bcryptCost,
        PasswordLength passwordLength,
        HashingLimits hashing,
        SigningAlgorithm algorithm,
        Duration accessTokenLifetime,
        Optional<String> audience,
        Duration signingKeyRotation,
        SessionLifetime sessionLifetime,
        Registration registration,
        boolean verifiedOnly,
        MailSettings mail,
        Optional<Limits> limits,
        Duration auditRetention,
        LogFormat logFormat,
        List<String> warnings) {

    /** Whom the server is for. */
    public enum Mode {
        /** Whoever tries it, on this machine: nothing has to be set. */
        DEVELOPMENT,
        /** Everybody: it refuses to start on whatever would be unsafe. */
        PRODUCTION
    }

    /** Where a listener listens; port 0 is any free one. */
    public record Address(String host, int port) {}

    /** Where the data lies. */
    public sealed interface Store {

        /** In the data directory. */
        record Embedded() implements Store {}

        /**
         * In a PostgreSQL database.
         *
         * @param url holds a password
         */
        record Postgresql(String url, int poolSize) implements Store {

            @Override
            public String toString() {
                return "a PostgreSQL database";
            }
        }
    }

    /** What reading the environment led to. */
    public sealed interface Reading {

        /** Every setting is well. */
        record Read(Settings settings) implements Reading {}

        /** Something is not; here is all of it. */
        record Refused(List<SettingFault> faults) implements Reading {}
    }

    /** What these settings ask of the signing keys. */
    KeyPolicy keyPolicy() {
        return new KeyPolicy(algorithm, accessTokenLifetime, signingKeyRotation);
    }

    private enum Throttle {
        ON,
        OFF
    }

    private enum Choice {
        TRUE,
        FALSE
    }

    /** Reads the settings, and reports every fault at once. */
    public static Reading from(Map<String, String> variables) {
        return from(new Environment(variables));
    }

    /**
     * Reads the settings for whoever can't do without.
     *
     * @throws StartRefused where there is a fault, with all of them
     */
    static Settings demanded(Map<String, String> variables) {
        return switch (from(variables)) {
            case Reading.Read(Settings settings) -> settings;
            case Reading.Refused(List<SettingFault> faults) -> throw StartRefused.misconfigured(faults);
        };
    }

    static Reading from(Environment environment) {
        Mode mode = environment.choice("PORTCULLIS_MODE", Mode.DEVELOPMENT, Settings::lowerCase);
        int threads = environment.integer("PORTCULLIS_HASHING_THREADS", HashingLimits.DEFAULT.threads(), 1, 256);
        HashingLimits hashing = new HashingLimits(
                threads,
                environment.integer(
                        "PORTCULLIS_HASHING_QUEUE", HashingLimits.of(threads).queue(), 1, 100_000),
                environment.duration("PORTCULLIS_HASHING_DEADLINE", HashingLimits.DEFAULT.deadline()));
        Settings settings = new Settings(
                mode,
                address(environment, mode, "HTTP", 8080),
                address(environment, mode, "MANAGEMENT", 8081),
                environment
                        .value("PORTCULLIS_TRUSTED_PROXIES", TrustedProxies::parse)
                        .orElse(TrustedProxies.NONE),
                environment.value("PORTCULLIS_PUBLIC_URL", WebAddress::publicUrl),
                environment.value("PORTCULLIS_DATA_DIR", Path.of("data"), Settings::directory, Path::toString),
                store(environment),
                secrets(environment),
                environment.integer("PORTCULLIS_BCRYPT_COST", 12, 10, 20),
                new PasswordLength(environment.integer(
                        "PORTCULLIS_PASSWORD_MIN_LENGTH",
                        PasswordLength.DEFAULT.minimum(),
                        PasswordLength.FLOOR,
                        Password.MAX_LENGTH)),
                hashing,
                environment.choice("PORTCULLIS_ACCESS_TOKEN_ALG", SigningAlgorithm.ES256, SigningAlgorithm::joseName),
                environment.duration("PORTCULLIS_ACCESS_TOKEN_TTL", Duration.ofMinutes(10)),
                environment.text("PORTCULLIS_ACCESS_TOKEN_AUDIENCE"),
                environment.duration("PORTCULLIS_SIGNING_KEY_ROTATION", Duration.ofDays(90)),
                new SessionLifetime(
                        environment.duration("PORTCULLIS_REFRESH_TOKEN_IDLE_TTL", SessionLifetime.DEFAULT.idle()),
                        environment.duration("PORTCULLIS_REFRESH_TOKEN_MAX_TTL", SessionLifetime.DEFAULT.max()),
                        environment.duration("PORTCULLIS_REFRESH_TOKEN_GRACE", SessionLifetime.DEFAULT.grace())),
                environment.choice(
                        "PORTCULLIS_REGISTRATION",
                        mode == Mode.PRODUCTION ? Registration.CONFIDENTIAL : Registration.OPEN,
                        Settings::lowerCase),
                environment.choice(
                                "PORTCULLIS_REQUIRE_VERIFIED_EMAIL",
                                mode == Mode.PRODUCTION ? Choice.TRUE : Choice.FALSE,
                                Settings::lowerCase)
                        == Choice.TRUE,
                MailSettings.from(environment),
                limits(environment, mode, hashing),
                environment.duration("PORTCULLIS_AUDIT_RETENTION", Duration.ofDays(180)),
                environment.choice(
                        "PORTCULLIS_LOG_FORMAT",
                        mode == Mode.PRODUCTION ? LogFormat.JSON : LogFormat.TEXT,
                        Settings::lowerCase),
                environment.warnings());
        if (mode == Mode.PRODUCTION) {
            settings.demandAllThatProductionNeeds(environment);
        }
        List<SettingFault> faults = environment.faults();
        return faults.isEmpty() ? new Reading.Read(settings) : new Reading.Refused(faults);
    }

    /** What development does without would be unsafe here, or lost, or mailed to nobody. */
    private void demandAllThatProductionNeeds(Environment environment) {
        demand(environment, "PORTCULLIS_SECRET_KEY", "is needed in production: 32 random bytes, in base64");
        demand(environment, "PORTCULLIS_DATABASE_URL", "is needed in production: a PostgreSQL database");
        demand(environment, "PORTCULLIS_PUBLIC_URL", "is needed in production: where clients find it, by https");
        demand(environment, "PORTCULLIS_SMTP_URL", "is needed in production: the server that takes its mail");
        if (publicUrl.filter(url -> !"https".equals(url.getScheme())).isPresent()) {
            environment.fault("PORTCULLIS_PUBLIC_URL", "must begin with https in production");
        }
        if (!WebAddress.loopback(http.host()) && trustedProxies.equals(TrustedProxies.NONE)) {
            environment.fault(
                    "PORTCULLIS_HTTP_HOST",
                    "must be a loopback address, unless PORTCULLIS_TRUSTED_PROXIES names the proxies in front that"
                            + " speak TLS");
        }
    }

    private static void demand(Environment environment, String name, String problem) {
        if (!environment.given(name)) {
            environment.fault(name, problem);
        }
    }

    /** A check waits for its turn as long as hashing lets it, and then takes no minute. */
    private static Optional<Limits> limits(Environment environment, Mode mode, HashingLimits hashing) {
        Throttle throttle = environment.choice("PORTCULLIS_THROTTLE", Throttle.ON, Settings::lowerCase);
        if (mode == Mode.PRODUCTION && throttle == Throttle.OFF) {
            environment.fault("PORTCULLIS_THROTTLE", "can be off only in development mode");
        }
        return switch (throttle) {
            case ON -> Optional.of(Limits.waitingFor(hashing.deadline().plusMinutes(1)));
            case OFF -> Optional.empty();
        };
    }

    private static Address address(Environment environment, Mode mode, String listener, int port) {
        return new Address(
                environment.value(
                        "PORTCULLIS_" + listener + "_HOST",
                        "127.0.0.1",
                        mode == Mode.PRODUCTION ? WebAddress::host : WebAddress::loopbackHost,
                        Function.identity()),
                environment.integer("PORTCULLIS_" + listener + "_PORT", port, 0, 65_535));
    }

    private static Store store(Environment environment) {
        int poolSize = environment.integer("PORTCULLIS_DATABASE_POOL_SIZE", 10, 1, 1_000);
        return environment
                .value("PORTCULLIS_DATABASE_URL", Setting.Mask.PASSWORD, Storage::postgresqlUrl)
                .<Store>map(url -> new Store.Postgresql(url, poolSize))
                .orElseGet(Store.Embedded::new);
    }

    private static Optional<EnvironmentSecrets> secrets(Environment environment) {
        Optional<EnvironmentSecret> first =
                environment.value("PORTCULLIS_SECRET_KEY", Setting.Mask.EVERYTHING, Settings::secret);
        Optional<List<EnvironmentSecret>> former = environment.value(
                "PORTCULLIS_PREVIOUS_SECRET_KEYS",
                Setting.Mask.EVERYTHING,
                list -> Stream.of(list.split(",", -1)).map(Settings::secret).toList());
        if (former.isPresent() && first.isEmpty()) {
            environment.fault("PORTCULLIS_PREVIOUS_SECRET_KEYS", "needs a PORTCULLIS_SECRET_KEY in front");
        }
        try {
            return first.map(secret -> new EnvironmentSecrets(secret, former.orElse(List.of())));
        } catch (IllegalArgumentException refused) {
            environment.fault("PORTCULLIS_PREVIOUS_SECRET_KEYS", "holds " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static EnvironmentSecret secret(String base64) {
        return EnvironmentSecret.parse(base64.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be " + EnvironmentSecret.MIN_LENGTH + " random bytes or more, in base64"));
    }

    static Path directory(String path) {
        try {
            return Path.of(path);
        } catch (InvalidPathException _) {
            throw new IllegalArgumentException("must be a path");
        }
    }

    static String lowerCase(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
