package io.portcullis.http.account;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.RegisterAccount;
import io.portcullis.application.session.Authenticate;
import io.portcullis.domain.account.DisplayName;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
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
import java.util.Optional;

/** Registering, and looking at oneself. */
public final class AccountRoutes implements Routes {

    private static final String ME = "/v1/accounts/me";

    private final AccountUseCases accounts;
    private final Authenticate authenticate;
    private final PasswordLength passwordLength;

    public AccountRoutes(AccountUseCases accounts, Authenticate authenticate, PasswordLength passwordLength) {
        this.accounts = accounts;
        this.authenticate = authenticate;
        this.passwordLength = passwordLength;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(
                                Method.POST,
                                "/v1/accounts",
                                Shape.ofTexts("email", "password").andMaybeTexts("display_name"),
                                this::register)
                        .hashing(),
                Route.forCaller(
                        Method.GET, ME, authenticate, (_, caller) -> Answer.ok(AccountDocument.of(caller.account()))));
    }

    private Answer register(Request request) {
        Fields fields = request.fields();
        Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
        Field<NewPassword> password = fields.value("password", text -> NewPassword.parse(text, passwordLength));
        Field<Optional<DisplayName>> displayName = fields.valueUnlessEmpty("display_name", DisplayName::parse);
        return fields.whenValid(() -> register(
                new RegisterAccount.Command(email.value(), password.value(), displayName.value(), request.origin())));
    }

    private Answer register(RegisterAccount.Command command) {
        return switch (accounts.registerAccount().handle(command)) {
            case RegisterAccount.Outcome.Registered(var account) ->
                Answer.created(AccountDocument.of(account)).with("Location", ME);
            case RegisterAccount.Outcome.Accepted() -> Answer.accepted();
            case RegisterAccount.Outcome.Closed() -> Problem.FORBIDDEN.refusal().because("registration is closed");
            case RegisterAccount.Outcome.PasswordRefused(var fault) -> Fields.refuse("password", fault);
            case RegisterAccount.Outcome.EmailTaken() -> Problem.EMAIL_TAKEN.refusal();
            case RegisterAccount.Outcome.Throttled(var retryAfter) ->
                Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            case RegisterAccount.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }
}
