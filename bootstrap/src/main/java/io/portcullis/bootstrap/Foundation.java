package io.portcullis.bootstrap;

import io.portcullis.application.administration.AdministrationUseCases;
import io.portcullis.application.administration.OperatorUseCases;
import io.portcullis.application.secret.OpenStore;
import io.portcullis.application.secret.RecogniseStore;
import io.portcullis.application.secret.SecretUseCases;
import io.portcullis.application.signing.SigningUseCases;
import io.portcullis.application.steps.HashNewPassword;
import io.portcullis.application.steps.QueueMail;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RemoveAccount;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.crypto.credential.BcryptPasswordHasher;
import io.portcullis.crypto.credential.ZxcvbnPasswordPolicy;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.HmacSealer;
import io.portcullis.crypto.secret.RandomSecrets;
import io.portcullis.crypto.signing.AesKeyVault;
import io.portcullis.crypto.throttle.HmacPseudonyms;
import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import io.portcullis.persistence.Storage;
import io.portcullis.persistence.StoreNotReady;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server and the commands stand on alike, wired by hand and read from top to bottom: the clock, the store, the
 * secret that is the store's, and the keys under it. A server lays it where it is missing; a command finds it or does
 * nothing.
 */
final class Foundation {

    private static final Logger LOGGER = LoggerFactory.getLogger(Foundation.class);

    private static final String SERVER_FIRST = " The server sees to that when it starts, and a command does not."
            + " PORTCULLIS_DATA_DIR or PORTCULLIS_DATABASE_URL must name the server's.";

    final InstantSource clock = () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    final RandomSecrets random;
    final Storage storage;
    final EnvironmentSecrets secrets;
    final HmacSealer sealer;
    final HmacPseudonyms pseudonyms;
    final SpendBudget spendBudget;
    final QueueMail queueMail;
    final RecordEvent recordEvent;
    final RemoveAccount removeAccount;
    final AesKeyVault vault;
    final SecretUseCases secretUseCases;
    final SigningUseCases signingUseCases;
    final AdministrationUseCases administrationUseCases;

    /** For a command, which hashes alone and so without a pool; a server has its own. */
    final BcryptPasswordHasher hasher;

    final OperatorUseCases operatorUseCases;

    private Foundation(Settings settings, RandomSecrets random, Storage storage, EnvironmentSecrets secrets) {
        this.random = random;
        this.storage = storage;
        this.secrets = secrets;
        sealer = new HmacSealer(secrets, random);
        pseudonyms = new HmacPseudonyms(secrets);
        spendBudget = new SpendBudget(storage.budgets(), pseudonyms, settings.limits(), clock);
        queueMail = new QueueMail(storage.outbox(), spendBudget, pseudonyms, random, clock);
        recordEvent = new RecordEvent(storage.auditTrail(), random, clock);
        removeAccount = new RemoveAccount(
                storage.accounts(), storage.sessions(), storage.budgets(), recordEvent, storage.transactions());
        vault = new AesKeyVault(secrets, random);
        secretUseCases = SecretUseCases.over(storage.secretChecks(), sealer, recordEvent, storage.transactions());
        signingUseCases =
                SigningUseCases.over(storage.signingKeys(), vault, recordEvent, storage.transactions(), clock);
        administrationUseCases = AdministrationUseCases.over(
                storage.accounts(),
                storage.sessions(),
                storage.auditTrail(),
                sealer,
                queueMail,
                recordEvent,
                removeAccount,
                storage.transactions(),
                clock);
        hasher = new BcryptPasswordHasher(secrets, settings.bcryptCost());
        operatorUseCases = OperatorUseCases.over(
                new HashNewPassword(new ZxcvbnPasswordPolicy(), hasher),
                queueMail,
                recordEvent,
                storage.accounts(),
                storage.credentials(),
                random,
                storage.transactions(),
                clock);
    }

    /**
     * For a server: makes the store, and the secret of an empty one, where there is none.
     *
     * @throws StartRefused where a setting, a secret or the store keeps it from doing so
     */
    static Foundation laid(Settings settings, Closeables closeables) {
        DataDirectory data = new DataDirectory(settings.dataDirectory());
        RandomSecrets random = new RandomSecrets();
        Storage storage = closeables.add(open(() -> switch (settings.store()) {
            case Settings.Store.Embedded() -> Storage.sqlite(databaseFileToMake(data));
            case Settings.Store.Postgresql(String url, int poolSize) -> Storage.postgresql(url, poolSize);
        }));
        EnvironmentSecrets secrets = settings.secrets()
                .orElseGet(() -> data.secret(storage.secretChecks().find(), random));
        Foundation foundation = new Foundation(settings, random, storage, secrets);
        foundation.claim();
        return foundation;
    }

    /**
     * For a command: the store that a server has made, which may be serving from it, and its secret; nothing is made.
     *
     * @throws StartRefused where there is no such store, or a setting or a secret isn't the one that belongs to it
     */
    static Foundation found(Settings settings, Closeables closeables) {
        DataDirectory data = new DataDirectory(settings.dataDirectory());
        Storage storage = closeables.add(open(() -> switch (settings.store()) {
            case Settings.Store.Embedded() -> Storage.existingSqlite(data.databaseFile());
            case Settings.Store.Postgresql(String url, int _) -> Storage.existingPostgresql(url);
        }));
        SecretCheck check = storage.secretChecks().find().orElseThrow(Foundation::unclaimed);
        Foundation foundation = new Foundation(
                settings, new RandomSecrets(), storage, settings.secrets().orElseGet(() -> data.keptSecret(check)));
        foundation.recognise();
        return foundation;
    }

    private static Path databaseFileToMake(DataDirectory data) {
        data.make();
        return data.databaseFile();
    }

    private static Storage open(Supplier<Storage> opening) {
        try {
            return opening.get();
        } catch (StartRefused refused) {
            throw refused;
        } catch (StoreNotReady refused) {
            throw StartRefused.misconfigured(refused.getMessage() + SERVER_FIRST);
        } catch (RuntimeException failure) {
            throw StartRefused.unavailable("The store can't be opened.", failure);
        }
    }

    /** Ends the start unless the environment's secret is the store's. */
    private void claim() {
        switch (secretUseCases.openStore().handle(new OpenStore.Command())) {
            case OpenStore.Outcome.Opened(), OpenStore.Outcome.Claimed() -> {}
            case OpenStore.Outcome.Renewed(SecretId former) ->
                LOGGER.info(
                        "The store has a new secret. Keep the former one, {}, until its hashes are renewed.", former);
            case OpenStore.Outcome.Refused(SecretId expected) ->
                throw StartRefused.misconfigured("The store belongs to the secret with the id " + expected
                        + ", which is not among the given ones. Give it in PORTCULLIS_SECRET_KEY, or in"
                        + " PORTCULLIS_PREVIOUS_SECRET_KEYS behind the one that takes its place.");
        }
    }

    /** Ends the command unless the environment's first secret is the store's. */
    private void recognise() {
        switch (secretUseCases.recogniseStore().handle(new RecogniseStore.Query())) {
            case RecogniseStore.Outcome.Recognised() -> {}
            case RecogniseStore.Outcome.Unclaimed() -> throw unclaimed();
            case RecogniseStore.Outcome.Strange(SecretId expected) ->
                throw StartRefused.misconfigured("The store belongs to the secret with the id " + expected
                        + ", which is not the one in PORTCULLIS_SECRET_KEY. Only the server gives a store another.");
        }
    }

    private static StartRefused unclaimed() {
        return StartRefused.misconfigured("No server has opened the store yet." + SERVER_FIRST);
    }
}
