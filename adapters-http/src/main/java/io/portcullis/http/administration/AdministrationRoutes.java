package io.portcullis.http.administration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.administration.AdministrationUseCases;
import io.portcullis.application.administration.AssignRoles;
import io.portcullis.application.administration.EndAccountSessions;
import io.portcullis.application.administration.EraseAccount;
import io.portcullis.application.administration.ListAccounts;
import io.portcullis.application.administration.ReadTrail;
import io.portcullis.application.administration.ReinstateAccount;
import io.portcullis.application.administration.SendPasswordReset;
import io.portcullis.application.administration.ShowAccount;
import io.portcullis.application.administration.SuspendAccount;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Permission;
import io.portcullis.domain.account.Role;
import io.portcullis.domain.account.SuspensionReason;
import io.portcullis.domain.administration.Authority;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.account.AccountDocument;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.audit.EventDocument;
import io.portcullis.http.body.Field;
import io.portcullis.http.body.Fields;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.PageLimit;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looking at everybody's accounts and events, and acting on what isn't one's own. None takes or gives a password. */
public final class AdministrationRoutes implements Routes {

    private static final String ACCOUNT = "/v1/accounts/{id}";
    private static final String SUSPENSION = "/v1/accounts/{id}/suspension";

    /** As every kind is written; what isn't so has happened to nobody. */
    private static final Pattern KIND = Pattern.compile("[a-z-]{1,32}\\.[a-z-]{1,32}");

    private final AdministrationUseCases administration;
    private final Authenticate authenticate;

    public AdministrationRoutes(AdministrationUseCases administration, Authenticate authenticate) {
        this.administration = administration;
        this.authenticate = authenticate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.forPermitted(
                                Permission.READ_ACCOUNTS, Method.GET, "/v1/accounts", authenticate, this::listAccounts)
                        .reading("email", "limit", "after"),
                Route.forPermitted(Permission.READ_ACCOUNTS, Method.GET, ACCOUNT, authenticate, this::show),
                Route.forPermitted(Permission.DELETE_ACCOUNTS, Method.DELETE, ACCOUNT, authenticate, this::erase),
                Route.forPermitted(
                        Permission.ASSIGN_ROLES,
                        Method.PUT,
                        "/v1/accounts/{id}/roles",
                        Shape.ofTextList("roles"),
                        authenticate,
                        this::assign),
                Route.forPermitted(
                        Permission.SUSPEND_ACCOUNTS,
                        Method.PUT,
                        SUSPENSION,
                        Shape.ofTexts("reason"),
                        authenticate,
                        this::suspend),
                Route.forPermitted(
                        Permission.SUSPEND_ACCOUNTS, Method.DELETE, SUSPENSION, authenticate, this::reinstate),
                Route.forPermitted(
                        Permission.END_SESSIONS,
                        Method.DELETE,
                        "/v1/accounts/{id}/sessions",
                        authenticate,
                        this::endSessions),
                Route.forPermitted(
                        Permission.SEND_PASSWORD_RESETS,
                        Method.POST,
                        "/v1/accounts/{id}/password-reset",
                        authenticate,
                        this::sendPasswordReset),
                Route.forPermitted(Permission.READ_EVENTS, Method.GET, "/v1/events", authenticate, this::listEvents)
                        .reading("account", "kind", "limit", "before"));
    }

    private Answer listAccounts(Request request, Caller caller) {
        Optional<Integer> limit = PageLimit.of(request);
        List<String> email = request.query().values("email");
        List<String> after = request.query().values("after");
        Optional<EmailAddress> address = email.stream()
                .findFirst()
                .flatMap(text -> EmailAddress.parse(text).ifValid());
        if (limit.isEmpty()) {
            return PageLimit.refuse();
        }
        if (email.size() > 1 || address.isPresent() == email.isEmpty()) {
            return malformed("email can only be one address, and be there once");
        }
        if (after.size() > 1) {
            return unknownCursor("after");
        }
        ListAccounts.Query query = new ListAccounts.Query(
                caller, address, limit.get(), after.stream().findFirst(), request.origin());
        return switch (administration.listAccounts().handle(query)) {
            case ListAccounts.Outcome.Listed(var accounts, var next) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode list = document.putArray("accounts");
                accounts.forEach(account -> list.add(AccountDocument.administered(account)));
                next.ifPresent(cursor -> document.put("next", cursor.reveal()));
                yield Answer.ok(document);
            }
            case ListAccounts.Outcome.UnknownCursor() -> unknownCursor("after");
        };
    }

    private Answer show(Request request, Caller caller) {
        return ofAccount(request, id -> switch (administration
                .showAccount()
                .handle(new ShowAccount.Query(caller, id, request.origin()))) {
            case ShowAccount.Outcome.Shown(var account) -> Answer.ok(AccountDocument.administered(account));
            case ShowAccount.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        });
    }

    private Answer erase(Request request, Caller caller) {
        return ofAccount(request, id -> switch (administration
                .eraseAccount()
                .handle(new EraseAccount.Command(caller, id, request.origin()))) {
            case EraseAccount.Outcome.Erased() -> Answer.done();
            case EraseAccount.Outcome.LastAdmin() -> lastAdmin();
            case EraseAccount.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        });
    }

    private Answer assign(Request request, Caller caller) {
        Fields fields = request.fields();
        Field<Set<Role>> roles = fields.valueOfTexts("roles", Role::parse);
        return fields.whenValid(() -> ofAccount(request, id -> switch (administration
                .assignRoles()
                .handle(new AssignRoles.Command(authority(request, caller), id, roles.value()))) {
            case AssignRoles.Outcome.Assigned(var account) -> Answer.ok(AccountDocument.administered(account));
            case AssignRoles.Outcome.LastAdmin() -> lastAdmin();
            case AssignRoles.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        }));
    }

    private Answer suspend(Request request, Caller caller) {
        Fields fields = request.fields();
        Field<SuspensionReason> reason = fields.value("reason", SuspensionReason::parse);
        return fields.whenValid(() -> ofAccount(request, id -> switch (administration
                .suspendAccount()
                .handle(new SuspendAccount.Command(authority(request, caller), id, reason.value()))) {
            case SuspendAccount.Outcome.Suspended() -> Answer.done();
            case SuspendAccount.Outcome.LastAdmin() -> lastAdmin();
            case SuspendAccount.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        }));
    }

    private Answer reinstate(Request request, Caller caller) {
        return ofAccount(request, id -> switch (administration
                .reinstateAccount()
                .handle(new ReinstateAccount.Command(authority(request, caller), id))) {
            case ReinstateAccount.Outcome.Reinstated() -> Answer.done();
            case ReinstateAccount.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        });
    }

    private Answer endSessions(Request request, Caller caller) {
        return ofAccount(request, id -> switch (administration
                .endAccountSessions()
                .handle(new EndAccountSessions.Command(caller, id, request.origin()))) {
            case EndAccountSessions.Outcome.Ended() -> Answer.done();
            case EndAccountSessions.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        });
    }

    private Answer sendPasswordReset(Request request, Caller caller) {
        return ofAccount(request, id -> switch (administration
                .sendPasswordReset()
                .handle(new SendPasswordReset.Command(caller, id, request.origin()))) {
            case SendPasswordReset.Outcome.Sent() -> Answer.accepted();
            case SendPasswordReset.Outcome.Suspended() ->
                Problem.CONFLICT.refusal().because("the account is suspended; reinstate it first");
            case SendPasswordReset.Outcome.NotFound() -> Problem.NOT_FOUND.refusal();
        });
    }

    private Answer listEvents(Request request, Caller caller) {
        Optional<Integer> limit = PageLimit.of(request);
        List<String> account = request.query().values("account");
        List<String> kind = request.query().values("kind");
        List<String> before = request.query().values("before");
        Optional<AccountId> about =
                account.stream().findFirst().flatMap(Request::identifierOf).map(AccountId::new);
        if (limit.isEmpty()) {
            return PageLimit.refuse();
        }
        if (account.size() > 1 || about.isPresent() == account.isEmpty()) {
            return malformed("account can only be the id of one, and be there once");
        }
        if (kind.size() > 1
                || kind.stream().anyMatch(name -> !KIND.matcher(name).matches())) {
            return malformed("kind can only be one dotted name, and be there once");
        }
        if (before.size() > 1) {
            return unknownCursor("before");
        }
        ReadTrail.Query query = new ReadTrail.Query(
                caller,
                about,
                kind.stream().findFirst(),
                limit.get(),
                before.stream().findFirst(),
                request.origin());
        return switch (administration.readTrail().handle(query)) {
            case ReadTrail.Outcome.Listed(var events, var next) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                ArrayNode list = document.putArray("events");
                events.forEach(event -> list.add(EventDocument.of(event)));
                next.ifPresent(cursor -> document.put("next", cursor.reveal()));
                yield Answer.ok(document);
            }
            case ReadTrail.Outcome.UnknownCursor() -> unknownCursor("before");
        };
    }

    private static Authority authority(Request request, Caller caller) {
        return new Authority.Administrator(caller, request.origin());
    }

    private static Answer ofAccount(Request request, Function<AccountId, Answer> next) {
        return request.identifier("id").map(AccountId::new).map(next).orElseGet(Problem.NOT_FOUND::refusal);
    }

    private static Answer lastAdmin() {
        return Problem.CONFLICT.refusal().because("nobody else is an active administrator");
    }

    private static Answer unknownCursor(String parameter) {
        return malformed(parameter + " can only be the next of an earlier answer, and be there once");
    }

    private static Answer malformed(String detail) {
        return Problem.MALFORMED_REQUEST.refusal().because(detail);
    }
}
