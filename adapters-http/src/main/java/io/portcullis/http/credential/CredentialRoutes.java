package io.portcullis.http.credential;

import io.portcullis.application.credential.ChangePassword;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.session.Caller;
import io.portcullis.http.answer.Answer;
import io.portcullis.http.answer.Problem;
import io.portcullis.http.body.Field;
import io.portcullis.http.body.Fields;
import io.portcullis.http.body.Shape;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Request;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.util.List;

/** Changing one's password. */
public final class CredentialRoutes implements Routes {

    private static final String CURRENT = "current_password";
    private static final String NEW = "new_password";

    private final CredentialUseCases credentials;
    private final Authenticate authenticate;
    private final PasswordLength passwordLength;

    public CredentialRoutes(CredentialUseCases credentials, Authenticate authenticate, PasswordLength passwordLength) {
        this.credentials = credentials;
        this.authenticate = authenticate;
        this.passwordLength = passwordLength;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.forCaller(
                        Method.PUT, "/v1/accounts/me/password", Shape.ofTexts(CURRENT, NEW), authenticate, this::change)
                .hashing());
    }

    private Answer change(Request request, Caller caller) {
        Fields fields = request.fields();
        PresentedPassword current = PresentedPassword.of(fields.text(CURRENT));
        Field<NewPassword> next = fields.value(NEW, text -> NewPassword.parse(text, passwordLength));
        return fields.whenValid(
                () -> change(new ChangePassword.Command(caller, current, next.value(), request.origin())));
    }

    private Answer change(ChangePassword.Command command) {
        return switch (credentials.changePassword().handle(command)) {
            case ChangePassword.Outcome.Changed() -> Answer.done();
            case ChangePassword.Outcome.PasswordRefused(var fault) -> Fields.refuse(NEW, fault);
            case ChangePassword.Outcome.NotReauthenticated() -> Problem.REAUTHENTICATION_FAILED.refusal();
            case ChangePassword.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            case ChangePassword.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }
}
