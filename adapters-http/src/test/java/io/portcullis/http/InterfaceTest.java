package io.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.portcullis.application.account.AccountUseCases;
import io.portcullis.application.account.OwnerUseCases;
import io.portcullis.application.administration.AdministrationUseCases;
import io.portcullis.application.audit.AuditUseCases;
import io.portcullis.application.credential.CredentialUseCases;
import io.portcullis.application.session.Authenticate;
import io.portcullis.application.session.SessionUseCases;
import io.portcullis.application.signing.PublicKeyUseCases;
import io.portcullis.application.signing.SigningUseCases;
import io.portcullis.application.ticket.TicketUseCases;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.signing.KeyPolicy;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.http.account.AccountRoutes;
import io.portcullis.http.administration.AdministrationRoutes;
import io.portcullis.http.audit.AuditRoutes;
import io.portcullis.http.body.Member;
import io.portcullis.http.credential.CredentialRoutes;
import io.portcullis.http.management.ManagementRoutes;
import io.portcullis.http.openapi.OpenApiRoutes;
import io.portcullis.http.owner.OwnerRoutes;
import io.portcullis.http.page.Language;
import io.portcullis.http.page.PageRoutes;
import io.portcullis.http.problem.ProblemRoutes;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.RouteTable;
import io.portcullis.http.route.Routes;
import io.portcullis.http.session.SessionRoutes;
import io.portcullis.http.signing.SigningRoutes;
import io.portcullis.http.ticket.TicketRoutes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The whole interface on one page: who may do what, with which body, and what takes a place for hashing. */
class InterfaceTest {

    private static final Authenticate AUTHENTICATE = mock(Authenticate.class);
    private static final KeyPolicy POLICY =
            new KeyPolicy(SigningAlgorithm.ES256, Duration.ofMinutes(10), Duration.ofDays(90));

    @Test
    void the_public_listener_offers_this_and_no_more() {
        assertThat(described(OpenApiRoutes.describing(List.of(
                        new AccountRoutes(mock(AccountUseCases.class), AUTHENTICATE, PasswordLength.DEFAULT),
                        new CredentialRoutes(mock(CredentialUseCases.class), AUTHENTICATE, PasswordLength.DEFAULT),
                        new OwnerRoutes(mock(OwnerUseCases.class), AUTHENTICATE),
                        new TicketRoutes(mock(TicketUseCases.class), PasswordLength.DEFAULT),
                        new SessionRoutes(sessions()),
                        new AuditRoutes(mock(AuditUseCases.class), AUTHENTICATE),
                        new AdministrationRoutes(mock(AdministrationUseCases.class), AUTHENTICATE),
                        new SigningRoutes(
                                mock(PublicKeyUseCases.class), mock(SigningUseCases.class), AUTHENTICATE, POLICY),
                        new PageRoutes("Portcullis", Language.ENGLISH, URI.create("/reset-password")),
                        new ProblemRoutes()))))
                .containsExactlyInAnyOrder(
                        "POST /v1/accounts PUBLIC email password display_name? (hashes)",
                        "GET /v1/accounts READ_ACCOUNTS ?email ?limit ?after",
                        "GET /v1/accounts/{id} READ_ACCOUNTS",
                        "DELETE /v1/accounts/{id} DELETE_ACCOUNTS",
                        "PUT /v1/accounts/{id}/roles ASSIGN_ROLES roles",
                        "PUT /v1/accounts/{id}/suspension SUSPEND_ACCOUNTS reason",
                        "DELETE /v1/accounts/{id}/suspension SUSPEND_ACCOUNTS",
                        "DELETE /v1/accounts/{id}/sessions END_SESSIONS",
                        "GET /v1/events READ_EVENTS ?account ?kind ?limit ?before",
                        "GET /v1/accounts/me CALLER",
                        "PATCH /v1/accounts/me CALLER display_name",
                        "PUT /v1/accounts/me/email CALLER email password (hashes)",
                        "POST /v1/email-verifications PUBLIC email",
                        "POST /v1/email-verifications/confirmation PUBLIC token",
                        "POST /v1/email-verifications/repudiation PUBLIC token",
                        "POST /v1/password-resets PUBLIC email",
                        "POST /v1/password-resets/confirmation PUBLIC token new_password (hashes)",
                        "POST /v1/accounts/{id}/password-reset SEND_PASSWORD_RESETS",
                        "GET /v1/accounts/me/export CALLER",
                        "POST /v1/accounts/me/deletion CALLER password (hashes)",
                        "PUT /v1/accounts/me/password CALLER current_password new_password (hashes)",
                        "GET /v1/accounts/me/events CALLER ?limit ?before",
                        "POST /v1/sessions PUBLIC email password device_token? (hashes)",
                        "POST /v1/sessions/refresh PUBLIC refresh_token",
                        "GET /v1/sessions/current CALLER",
                        "GET /v1/sessions CALLER",
                        "DELETE /v1/sessions/current CALLER",
                        "DELETE /v1/sessions/{id} CALLER",
                        "DELETE /v1/sessions CALLER ?keep",
                        "GET /.well-known/jwks.json PUBLIC",
                        "GET /v1/signing-keys READ_SIGNING_KEYS",
                        "POST /v1/signing-keys PUBLISH_SIGNING_KEYS",
                        "GET /.well-known/change-password PUBLIC",
                        "GET /verify-email PUBLIC",
                        "GET /reset-password PUBLIC",
                        "GET /openapi.json PUBLIC",
                        "GET /problems PUBLIC",
                        "GET /problems/{type} PUBLIC");
    }

    @Test
    void the_management_listener_offers_this_and_no_more() {
        assertThat(described(List.of(new ManagementRoutes(List.of()))))
                .containsExactlyInAnyOrder("GET /health/live PUBLIC", "GET /health/ready PUBLIC");
    }

    private static SessionUseCases sessions() {
        SessionUseCases sessions = mock(SessionUseCases.class);
        when(sessions.authenticate()).thenReturn(AUTHENTICATE);
        return sessions;
    }

    private static List<String> described(List<Routes> streets) {
        return RouteTable.resources(streets).stream()
                .flatMap(resource -> resource.routes().values().stream())
                .map(InterfaceTest::describe)
                .toList();
    }

    private static String describe(Route route) {
        String body = route.body().stream()
                .flatMap(shape -> shape.members().stream())
                .map(InterfaceTest::describe)
                .collect(Collectors.joining());
        String query = route.query().stream().map(name -> " ?" + name).collect(Collectors.joining());
        return route.method() + " " + route.template() + " " + who(route) + body + query
                + (route.hashes() ? " (hashes)" : "");
    }

    private static String who(Route route) {
        return route.permission().map(Enum::name).orElseGet(() -> route.access().name());
    }

    private static String describe(Member member) {
        return " " + member.name() + (member.required() ? "" : "?");
    }
}
