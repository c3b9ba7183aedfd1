package io.portcullis.bootstrap;

import io.portcullis.application.administration.AssignRoles;
import io.portcullis.application.administration.CreateAccount;
import io.portcullis.application.administration.ExportAccounts;
import io.portcullis.application.administration.ReinstateAccount;
import io.portcullis.application.administration.SuspendAccount;
import io.portcullis.bootstrap.log.OneLine;
import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.administration.MovedAccount;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does to an account, whether or not the server runs. The first administrator comes to be by it alone. */
@Command(name = "account", description = "Looks after accounts.")
final class AccountCommand {

    private static final String EMAIL = "The address of the account, in any spelling.";

    /** What stands for standard input or output in place of a file. */
    private static final String STREAM = "-";

    private final Map<String, String> variables;
    private final StandardInput in;
    private final PrintWriter out;
    private final PrintWriter err;

    AccountCommand(Map<String, String> variables, StandardInput in, PrintWriter out, PrintWriter err) {
        this.variables = variables;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Command(
            name = "create",
            description = {
                "Makes an account, whoever may register, and tells its id.",
                "The password is asked for twice, or is the one line of standard input."
            })
    int create(
            @Parameters(paramLabel = "<email>", description = "The address of the account.") String email,
            @Option(names = "--name", paramLabel = "<name>", description = "What its owner is called.") @Nullable
                    String name,
            @Option(names = "--admin", description = "Makes an administrator of it.") boolean admin,
            @Option(names = "--verified", description = "You answer for the address; no mail is sent to verify it.")
                    boolean verified) {
        return withAddress(email, address -> switch (maybeName(name)) {
            case Parsed.Invalid<Optional<DisplayName>>(Fault fault) ->
                refused(ExitStatus.MISUSED, "The name won't do: " + fault.detail() + ".");
            case Parsed.Valid<Optional<DisplayName>>(Optional<DisplayName> displayName) ->
                inStore((settings, foundation) -> switch (newPassword(settings)) {
                    case Parsed.Invalid<NewPassword>(Fault fault) -> passwordRefused(fault);
                    case Parsed.Valid<NewPassword>(NewPassword password) ->
                        created(foundation
                                .operatorUseCases
                                .createAccount()
                                .handle(new CreateAccount.Command(
                                        new Authority.Operator(),
                                        address,
                                        password,
                                        displayName,
                                        admin ? EnumSet.of(Role.USER, Role.ADMIN) : EnumSet.of(Role.USER),
                                        verified)));
                });
        });
    }

    private static Parsed<Optional<DisplayName>> maybeName(@Nullable String name) {
        if (name == null) {
            return Parsed.valid(Optional.empty());
        }
        return switch (DisplayName.parse(name)) {
            case Parsed.Valid<DisplayName>(DisplayName displayName) -> Parsed.valid(Optional.of(displayName));
            case Parsed.Invalid<DisplayName>(Fault fault) -> new Parsed.Invalid<>(fault);
        };
    }

    private Parsed<NewPassword> newPassword(Settings settings) {
        try {
            return in.newPassword(settings.passwordLength());
        } catch (IOException failure) {
            throw StartRefused.unreadable("The password can't be read.", failure);
        }
    }

    private int created(CreateAccount.Outcome outcome) {
        return switch (outcome) {
            case CreateAccount.Outcome.Created(Account account) -> {
                say(account.id().toString());
                yield ExitStatus.DONE;
            }
            case CreateAccount.Outcome.PasswordRefused(Fault fault) -> passwordRefused(fault);
            case CreateAccount.Outcome.EmailTaken() ->
                refused(ExitStatus.UNFIT, "Another account has that address. Nothing was made.");
            case CreateAccount.Outcome.Overloaded(Duration retryAfter) ->
                refused(
                        ExitStatus.TOO_EARLY,
                        "There is no room to hash a password now; in " + retryAfter.toSeconds() + " s there may be.");
        };
    }

    private int passwordRefused(Fault fault) {
        return refused(ExitStatus.UNFIT, "The password won't do: " + fault.detail() + ". Nothing was made.");
    }

    @Command(
            name = "import",
            description = {
                "Brings in accounts from a file, one JSON object a line, as export writes them or another system's.",
                "Where a line is at fault nothing is imported; an address that has an account keeps it as it is."
            })
    int importAccounts(
            @Parameters(paramLabel = "<file>", description = "The file; - for standard input.") String file,
            @Option(names = "--dry-run", description = "Only tells what would be imported.") boolean dryRun) {
        try (ReadTwice lines = file.equals(STREAM) ? ReadTwice.copied(in.bytes()) : ReadTwice.of(Path.of(file))) {
            return inStore((_, foundation) -> {
                AccountImport accounts = new AccountImport(
                        foundation.operatorUseCases, foundation.hasher::read, foundation.clock, out, err);
                try {
                    return accounts.run(lines, dryRun);
                } catch (IOException failure) {
                    throw unreadable(file, failure);
                }
            });
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static StartRefused unreadable(String file, IOException failure) {
        return StartRefused.unreadable((file.equals(STREAM) ? "Standard input" : file) + " can't be read.", failure);
    }

    @Command(
            name = "export",
            description = {
                "Writes all accounts down with the hashes of their passwords, one JSON object a line, for import.",
                "The hashes are good under this store's secret alone, which must move too, by another way."
            })
    int exportAccounts(
            @Parameters(paramLabel = "<file>", description = "The file; - for standard output.") String file) {
        return inStore((_, foundation) -> {
            err.println(OneLine.of("What is written holds password hashes. They are good under the secret with the id "
                    + foundation.secrets.first().id() + ", which must move too, and by another way."));
            err.flush();
            try {
                err.println(exported(foundation, file) + " exported.");
                return ExitStatus.DONE;
            } catch (IOException failure) {
                throw StartRefused.unwritable(
                        (file.equals(STREAM) ? "Standard output" : file) + " can't be written.", failure);
            }
        });
    }

    private long exported(Foundation foundation, String file) throws IOException {
        ExportAccounts.Command command = new ExportAccounts.Command(new Authority.Operator());
        return switch (foundation.operatorUseCases.exportAccounts().handle(command)) {
            case ExportAccounts.Outcome.Exported(Stream<MovedAccount> accounts) ->
                file.equals(STREAM)
                        ? AccountExport.toStream(accounts, out)
                        : AccountExport.toFile(accounts, Path.of(file));
        };
    }

    @Command(name = "show", description = "Shows an account, and nothing of its password.")
    int show(@Parameters(paramLabel = "<email>", description = EMAIL) String email) {
        return withAccount(email, (_, account) -> {
            say("id        " + account.id());
            say("email     " + account.email());
            say("verified  " + (account.emailVerified() ? "yes" : "no"));
            account.displayName().ifPresent(name -> say("name      " + name.value()));
            say("roles     " + words(account.roles()));
            say("status    " + word(account.status()));
            say("created   " + account.createdAt());
            return ExitStatus.DONE;
        });
    }

    @Command(
            name = "grant-admin",
            description = "Makes an administrator of an account; it keeps the roles that it has.")
    int grantAdmin(@Parameters(paramLabel = "<email>", description = EMAIL) String email) {
        return withAccount(email, (foundation, account) -> {
            Set<Role> roles = EnumSet.copyOf(account.roles());
            roles.add(Role.ADMIN);
            AssignRoles.Command command = new AssignRoles.Command(new Authority.Operator(), account.id(), roles);
            return switch (foundation.administrationUseCases.assignRoles().handle(command)) {
                case AssignRoles.Outcome.Assigned(Account assigned) -> {
                    say(assigned.email() + " has the roles " + words(assigned.roles()) + ".");
                    yield ExitStatus.DONE;
                }
                case AssignRoles.Outcome.LastAdmin() -> lastAdmin();
                case AssignRoles.Outcome.NotFound() -> unknown();
            };
        });
    }

    @Command(name = "suspend", description = "Bars an account and ends its sessions.")
    int suspend(
            @Parameters(paramLabel = "<email>", description = EMAIL) String email,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "<reason>",
                            description = "One line, which the owner can read in their events.")
                    String reason) {
        return switch (SuspensionReason.parse(reason)) {
            case Parsed.Invalid<SuspensionReason>(Fault fault) ->
                refused(ExitStatus.MISUSED, "The reason won't do: " + fault.detail() + ".");
            case Parsed.Valid<SuspensionReason>(SuspensionReason valid) ->
                withAccount(email, (foundation, account) -> {
                    SuspendAccount.Command command =
                            new SuspendAccount.Command(new Authority.Operator(), account.id(), valid);
                    return switch (foundation
                            .administrationUseCases
                            .suspendAccount()
                            .handle(command)) {
                        case SuspendAccount.Outcome.Suspended() -> {
                            say(account.email() + " is suspended.");
                            yield ExitStatus.DONE;
                        }
                        case SuspendAccount.Outcome.LastAdmin() -> lastAdmin();
                        case SuspendAccount.Outcome.NotFound() -> unknown();
                    };
                });
        };
    }

    @Command(name = "reinstate", description = "Lets a suspended account in again.")
    int reinstate(@Parameters(paramLabel = "<email>", description = EMAIL) String email) {
        return withAccount(email, (foundation, account) -> {
            ReinstateAccount.Command command = new ReinstateAccount.Command(new Authority.Operator(), account.id());
            return switch (foundation.administrationUseCases.reinstateAccount().handle(command)) {
                case ReinstateAccount.Outcome.Reinstated() -> {
                    say(account.email() + " is active.");
                    yield ExitStatus.DONE;
                }
                case ReinstateAccount.Outcome.NotFound() -> unknown();
            };
        });
    }

    private int withAccount(String email, BiFunction<Foundation, Account, Integer> work) {
        return withAddress(
                email,
                address -> inStore((_, foundation) -> foundation
                        .storage
                        .accounts()
                        .find(address)
                        .map(account -> work.apply(foundation, account))
                        .orElseGet(this::unknown)));
    }

    private int withAddress(String email, Function<EmailAddress, Integer> work) {
        return switch (EmailAddress.parse(email)) {
            case Parsed.Invalid<EmailAddress>(Fault fault) ->
                refused(ExitStatus.MISUSED, "That is no address: " + fault.detail() + ".");
            case Parsed.Valid<EmailAddress>(EmailAddress address) -> work.apply(address);
        };
    }

    private int inStore(BiFunction<Settings, Foundation, Integer> work) {
        Settings settings = Settings.demanded(variables);
        try (Closeables closeables = new Closeables()) {
            return work.apply(settings, Foundation.found(settings, closeables));
        }
    }

    private int unknown() {
        return refused(ExitStatus.UNFIT, "Nobody has that address here.");
    }

    private int lastAdmin() {
        return refused(ExitStatus.UNFIT, "Nobody else is an active administrator, so this one stays.");
    }

    /** In one line, whatever an owner has called themselves. */
    private void say(String sentence) {
        out.println(OneLine.of(sentence));
    }

    private int refused(int status, String sentence) {
        err.println(OneLine.of(sentence));
        return status;
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(AccountCommand::word).sorted().collect(Collectors.joining(" "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
