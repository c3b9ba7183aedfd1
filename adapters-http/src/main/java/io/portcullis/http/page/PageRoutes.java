package io.portcullis.http.page;

import io.portcullis.http.answer.Reply;
import io.portcullis.http.route.Method;
import io.portcullis.http.route.Route;
import io.portcullis.http.route.Routes;
import java.net.URI;
import java.util.List;

/**
 * The pages that mailed links lead to, for whoever has no application of their own to lead them to. A link carries its
 * token in the fragment, which no browser sends; the page takes it from there, and uses it once somebody presses a
 * button, so that no scanner of mail spends it.
 */
public final class PageRoutes implements Routes {

    private final Page verification;
    private final Page reset;
    private final Reply passwordPage;

    /**
     * Pages in one language.
     *
     * @param product what the operator calls the server; any text
     * @param passwordPage where people change a password: the page here, or an application's own
     */
    public PageRoutes(String product, Language language, URI passwordPage) {
        Words words = Words.of(language, product);
        verification = Page.of("verify-email", words);
        reset = Page.of("reset-password", words);
        this.passwordPage = Reply.empty(302).with("Location", passwordPage.toASCIIString());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/verify-email", _ -> verification.reply()),
                Route.open(Method.GET, "/reset-password", _ -> reset.reply()),
                Route.open(Method.GET, "/.well-known/change-password", _ -> passwordPage));
    }
}
