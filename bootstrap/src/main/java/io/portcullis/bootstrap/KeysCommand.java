package io.portcullis.bootstrap;

import io.portcullis.application.signing.ListSigningKeys;
import io.portcullis.application.signing.ListSigningKeys.Listing;
import io.portcullis.application.signing.PublishSigningKey;
import io.portcullis.application.signing.ReplaceSigningKeys;
import io.portcullis.bootstrap.log.OneLine;
import io.portcullis.crypto.token.Hs256Key;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.signing.KeyId;
import io.portcullis.domain.signing.KeySchedule;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.domain.signing.SigningKey;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an operator does about the signing keys, whether or not the server runs. */
@Command(name = "keys", description = "Looks after the keys that sign access tokens.")
final class KeysCommand {

    private static final Authority OPERATOR = new Authority.Operator();

    private static final String DERIVED =
            "Under HS256 there is one key, derived from the secret, and it changes with PORTCULLIS_SECRET_KEY.";

    private final Map<String, String> variables;
    private final PrintWriter out;
    private final PrintWriter err;

    KeysCommand(Map<String, String> variables, PrintWriter out, PrintWriter err) {
        this.variables = variables;
        this.out = out;
        this.err = err;
    }

    @Command(name = "list", description = "Lists the stored keys, and what each is good for.")
    int list() {
        Settings settings = Settings.demanded(variables);
        try (Closeables closeables = new Closeables()) {
            ListSigningKeys listSigningKeys =
                    Foundation.found(settings, closeables).signingUseCases.listSigningKeys();
            return switch (listSigningKeys.handle(new ListSigningKeys.Query(OPERATOR, settings.keyPolicy()))) {
                case ListSigningKeys.Outcome.Listed(List<Listing> keys) -> {
                    row("KEY", "ALGORITHM", "STATE", "CREATED", "SIGNS FROM", "GONE FROM");
                    keys.forEach(this::row);
                    if (settings.algorithm() == SigningAlgorithm.HS256) {
                        say(DERIVED + " None of these signs while the setting says so.");
                    }
                    yield ExitStatus.DONE;
                }
            };
        }
    }

    @Command(
            name = "rotate",
            description = "Publishes the next key, which signs when everybody has had time to read it.")
    int rotate(
            @Option(
                            names = "--emergency",
                            description = "A key is in wrong hands: removes all keys, and signs by a new one at once.")
                    boolean emergency) {
        Settings settings = Settings.demanded(variables);
        try (Closeables closeables = new Closeables()) {
            Foundation foundation = Foundation.found(settings, closeables);
            return emergency
                    ? told(foundation
                            .signingUseCases
                            .replaceSigningKeys()
                            .handle(new ReplaceSigningKeys.Command(settings.keyPolicy())))
                    : told(foundation
                            .signingUseCases
                            .publishSigningKey()
                            .handle(new PublishSigningKey.Command(OPERATOR, settings.keyPolicy())));
        }
    }

    @Command(name = "show-hs256", description = "Shows the key of HS256 to whoever must verify by it.")
    int showHs256() {
        Settings settings = Settings.demanded(variables);
        if (settings.algorithm() != SigningAlgorithm.HS256) {
            return refused(
                    ExitStatus.MISCONFIGURED,
                    "Tokens are signed by " + settings.algorithm().joseName()
                            + "; who verifies needs no more than the public keys at /.well-known/jwks.json.");
        }
        try (Closeables closeables = new Closeables()) {
            Hs256Key key =
                    new Hs256Key(Foundation.found(settings, closeables).secrets.first());
            say("kid  " + key.id());
            say("k    " + key.reveal());
            err.println("Whoever has this key can also sign tokens by it.");
            return ExitStatus.DONE;
        }
    }

    private int told(PublishSigningKey.Outcome outcome) {
        return switch (outcome) {
            case PublishSigningKey.Outcome.Published(SigningKey key, var _) -> {
                say("The key " + key.id() + " is published, and signs from "
                        + second(key.term().signsFrom()) + " on, when everybody has had time to read it.");
                yield ExitStatus.DONE;
            }
            case PublishSigningKey.Outcome.AlreadyWaiting(SigningKey key) ->
                refused(
                        ExitStatus.TOO_EARLY,
                        "The key " + key.id() + " is published already, and signs from "
                                + second(key.term().signsFrom()) + " on; until then there can be no other.");
            case PublishSigningKey.Outcome.Derived() -> refused(ExitStatus.MISCONFIGURED, DERIVED);
        };
    }

    private int told(ReplaceSigningKeys.Outcome outcome) {
        return switch (outcome) {
            case ReplaceSigningKeys.Outcome.Replaced(SigningKey key, List<KeyId> removed) -> {
                say("The key " + key.id() + " signs from now on.");
                removed.forEach(id -> say("The key " + id + " is removed."));
                tellWhenItIsDone();
                yield ExitStatus.DONE;
            }
            case ReplaceSigningKeys.Outcome.ReplacedMeanwhile(SigningKey key) -> {
                say("Somebody else has just replaced all keys by " + key.id() + ", which stays.");
                tellWhenItIsDone();
                yield ExitStatus.DONE;
            }
            case ReplaceSigningKeys.Outcome.Derived() -> refused(ExitStatus.MISCONFIGURED, DERIVED);
        };
    }

    private void tellWhenItIsDone() {
        say("Servers of ours refuse the tokens of all other keys within " + minutes(KeySchedule.READ_AGAIN) + ".");
        say("Others that keep the key set they have read may go on for up to " + minutes(KeySchedule.CACHED)
                + " after that: they take the tokens of removed keys, and refuse those of the new one."
                + " To have it sooner, restart them.");
        say("Sessions live on: clients whose access token is refused get another by their refresh token.");
    }

    private void row(Listing listing) {
        SigningKey key = listing.key();
        row(
                key.id().value(),
                key.algorithm().joseName(),
                listing.state().name().toLowerCase(Locale.ROOT),
                second(key.term().createdAt()),
                second(key.term().signsFrom()),
                listing.goneAt().map(KeysCommand::second).orElse("-"));
    }

    private void row(Object... cells) {
        say("%-43s  %-9s  %-9s  %-20s  %-20s  %s".formatted(cells));
    }

    /** In one line, though it may hold the words of whoever can write to the store. */
    private void say(String sentence) {
        out.println(OneLine.of(sentence));
    }

    private int refused(int status, String sentence) {
        err.println(OneLine.of(sentence));
        return status;
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() == 1 ? "a minute" : duration.toMinutes() + " minutes";
    }
}
