package io.portcullis.http.owner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.portcullis.application.account.ChangeEmail;
import io.portcullis.application.account.DeleteAccount;
import io.portcullis.application.account.ExportAccount;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.account.RenameAccount;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.account.AccountDocument;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.answer.Reply;
import io.portcullis.http.audit.EventDocument;
import io.portcullis.http.body.Field;
import io.portcullis.http.body.Fields;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import io.portcullis.http.session.SessionDocument;
import java.util.List;
import java.util.Optional;

/** Renaming, moving to another address, exporting and deleting one's own account. */
public final class OwnerRoutes implements Routes {

    private static final String ME = "/v1/accounts/me";

    private final OwnerUseCases owner;
    private final Authenticate authenticate;

    public OwnerRoutes(OwnerUseCases owner, Authenticate authenticate) {
        this.owner = owner;
        this.authenticate = authenticate;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.forCaller(Method.PATCH, ME, Shape.ofTexts("display_name"), authenticate, this::rename),
                Route.forCaller(
                                Method.PUT,
                                ME + "/email",
                                Shape.ofTexts("email", "password"),
                                authenticate,
                                this::changeEmail)
                        .hashing(),
                Route.forCaller(Method.GET, ME + "/export", authenticate, this::export),
                Route.forCaller(Method.POST, ME + "/deletion", Shape.ofTexts("password"), authenticate, this::delete)
                        .hashing());
    }

    private Answer rename(Request request, Caller caller) {
        Fields fields = request.fields();
        Field<Optional<DisplayName>> displayName = fields.valueUnlessEmpty("display_name", DisplayName::parse);
        return fields.whenValid(() -> rename(new RenameAccount.Command(caller, displayName.value(), request.origin())));
    }

    /** Who is gone meanwhile has a token that is good no longer, as the next request would be told. */
    private Answer rename(RenameAccount.Command command) {
        return switch (owner.renameAccount().handle(command)) {
            case RenameAccount.Outcome.Renamed(var account) -> Answer.ok(AccountDocument.of(account));
            case RenameAccount.Outcome.Gone() -> Problem.INVALID_TOKEN.refusal().blamingToken();
        };
    }

    private Answer changeEmail(Request request, Caller caller) {
        Fields fields = request.fields();
        Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
        PresentedPassword password = PresentedPassword.of(fields.text("password"));
        return fields.whenValid(
                () -> changeEmail(new ChangeEmail.Command(caller, email.value(), password, request.origin())));
    }

    private Answer changeEmail(ChangeEmail.Command command) {
        return switch (owner.changeEmail().handle(command)) {
            case ChangeEmail.Outcome.Accepted() -> Answer.accepted();
            case ChangeEmail.Outcome.EmailRefused(var fault) -> Fields.refuse("email", fault);
            case ChangeEmail.Outcome.NotReauthenticated() -> Problem.REAUTHENTICATION_FAILED.refusal();
            case ChangeEmail.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            case ChangeEmail.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }

    private Answer export(Request request, Caller caller) {
        return switch (owner.exportAccount().handle(new ExportAccount.Command(caller, request.origin()))) {
            case ExportAccount.Outcome.Exported(var account, var sessions, var events) -> {
                ObjectNode document = JsonNodeFactory.instance.objectNode();
                document.set("account", AccountDocument.of(account));
                ArrayNode list = document.putArray("sessions");
                sessions.forEach(session -> list.add(SessionDocument.of(session, caller)));
                yield Reply.of(200, Content.json(document, "events", events.map(EventDocument::of)))
                        .with("Content-Disposition", "attachment; filename=\"account-" + account.id() + ".json\"");
            }
        };
    }

    private Answer delete(Request request, Caller caller) {
        PresentedPassword password = PresentedPassword.of(request.fields().text("password"));
        return switch (owner.deleteAccount().handle(new DeleteAccount.Command(caller, password, request.origin()))) {
            case DeleteAccount.Outcome.Deleted() -> Answer.done();
            case DeleteAccount.Outcome.NotReauthenticated() -> Problem.REAUTHENTICATION_FAILED.refusal();
            case DeleteAccount.Outcome.LastAdmin() ->
                Problem.CONFLICT.refusal().because("the last active administrator stays one");
            case DeleteAccount.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            case DeleteAccount.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }
}
