package io.portcullis.http.ticket;

import io.portcullis.application.ticket.RepudiateEmail;
import io.portcullis.application.ticket.RequestPasswordReset;
import io.portcullis.application.ticket.RequestVerification;
import io.portcullis.application.ticket.ResetPassword;
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.application.ticket.VerifyEmail;
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

/**
 * Verifying an address and resetting a password by mailed links. A token is spent by {@code POST} only: what scans mail
 * follows links by {@code GET}.
 */
public final class TicketRoutes implements Routes {

    private static final String VERIFICATIONS = "/v1/email-verifications";
    private static final String RESETS = "/v1/password-resets";
    private static final String TOKEN = "token";
    private static final String NEW = "new_password";

    private final TicketUseCases tickets;
    private final PasswordLength passwordLength;

    public TicketRoutes(TicketUseCases tickets, PasswordLength passwordLength) {
        this.tickets = tickets;
        this.passwordLength = passwordLength;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(Method.POST, VERIFICATIONS, Shape.ofTexts("email"), this::requestVerification),
                Route.open(Method.POST, VERIFICATIONS + "/confirmation", Shape.ofTexts(TOKEN), this::verify),
                Route.open(Method.POST, VERIFICATIONS + "/repudiation", Shape.ofTexts(TOKEN), this::repudiate),
                Route.open(Method.POST, RESETS, Shape.ofTexts("email"), this::requestReset),
                Route.open(Method.POST, RESETS + "/confirmation", Shape.ofTexts(TOKEN, NEW), this::reset)
                        .hashing());
    }

    private Answer requestVerification(Request request) {
        Fields fields = request.fields();
        Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
        return fields.whenValid(() -> {
            RequestVerification.Command command = new RequestVerification.Command(email.value(), request.origin());
            return switch (tickets.requestVerification().handle(command)) {
                case RequestVerification.Outcome.Accepted() -> Answer.accepted();
                case RequestVerification.Outcome.Throttled(var retryAfter) ->
                    Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            };
        });
    }

    private Answer verify(Request request) {
        VerifyEmail.Command command = new VerifyEmail.Command(request.fields().text(TOKEN), request.origin());
        return switch (tickets.verifyEmail().handle(command)) {
            case VerifyEmail.Outcome.Verified() -> Answer.done();
            case VerifyEmail.Outcome.LinkVoid() -> Problem.EXPIRED_OR_USED_LINK.refusal();
        };
    }

    private Answer repudiate(Request request) {
        RepudiateEmail.Command command =
                new RepudiateEmail.Command(request.fields().text(TOKEN), request.origin());
        return switch (tickets.repudiateEmail().handle(command)) {
            case RepudiateEmail.Outcome.Repudiated() -> Answer.done();
            case RepudiateEmail.Outcome.LastAdmin() ->
                Problem.CONFLICT.refusal().because("the last active administrator stays one");
            case RepudiateEmail.Outcome.LinkVoid() -> Problem.EXPIRED_OR_USED_LINK.refusal();
        };
    }

    private Answer requestReset(Request request) {
        Fields fields = request.fields();
        Field<EmailAddress> email = fields.value("email", EmailAddress::parse);
        return fields.whenValid(() -> {
            RequestPasswordReset.Command command = new RequestPasswordReset.Command(email.value(), request.origin());
            return switch (tickets.requestPasswordReset().handle(command)) {
                case RequestPasswordReset.Outcome.Accepted() -> Answer.accepted();
                case RequestPasswordReset.Outcome.Throttled(var retryAfter) ->
                    Problem.TOO_MANY_REQUESTS.refusal().retryAfter(retryAfter);
            };
        });
    }

    private Answer reset(Request request) {
        Fields fields = request.fields();
        Field<NewPassword> password = fields.value(NEW, text -> NewPassword.parse(text, passwordLength));
        return fields.whenValid(
                () -> reset(new ResetPassword.Command(fields.text(TOKEN), password.value(), request.origin())));
    }

    private Answer reset(ResetPassword.Command command) {
        return switch (tickets.resetPassword().handle(command)) {
            case ResetPassword.Outcome.Reset() -> Answer.done();
            case ResetPassword.Outcome.PasswordRefused(var fault) -> Fields.refuse(NEW, fault);
            case ResetPassword.Outcome.LinkVoid() -> Problem.EXPIRED_OR_USED_LINK.refusal();
            case ResetPassword.Outcome.Overloaded(var retryAfter) ->
                Problem.OVERLOADED.refusal().retryAfter(retryAfter);
        };
    }
}
