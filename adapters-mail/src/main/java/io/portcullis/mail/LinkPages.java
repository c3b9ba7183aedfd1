package io.portcullis.mail;

import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.ticket.Purpose;
import java.net.URI;

/**
 * The pages that mailed links lead to. Each is reached by https, or by http where it is on this machine: whoever could
 * change the page on its way would have every token.
 *
 * @param verifyEmail where an address is verified, an account's own or the one that is to take its place
 * @param resetPassword where a new password is chosen
 */
public record LinkPages(URI verifyEmail, URI resetPassword) {

    /** @throws IllegalArgumentException where a page can't be linked to */
    public LinkPages {
        demandLinkable(verifyEmail);
        demandLinkable(resetPassword);
    }

    /**
     * The link for that purpose. The token stands in the fragment, which no browser sends: it is in no server's log and
     * in no {@code Referer}.
     */
    String link(Purpose purpose, Sealed token) {
        URI page = switch (purpose) {
            case VERIFY_EMAIL, CHANGE_EMAIL -> verifyEmail;
            case RESET_PASSWORD -> resetPassword;
        };
        return page.toASCIIString() + "#token=" + token.reveal();
    }

    private static void demandLinkable(URI page) {
        boolean safe = page.getHost() != null
                && page.getRawUserInfo() == null
                && page.getRawFragment() == null
                && ("https".equals(page.getScheme())
                        || ("http".equals(page.getScheme()) && Loopback.names(page.getHost())));
        if (!safe) {
            throw new IllegalArgumentException("a link leads to an https page without a fragment, and not to " + page);
        }
    }
}
