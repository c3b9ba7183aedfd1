package io.portcullis.domain.ticket;

import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.secret.Sealing;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind a mailed link. The link's token is derived from it, so whoever reads the store has no link.
 *
 * @param epoch the account's when the link was asked for; in any other the ticket is void
 * @param email where the link goes, and the address that using it verifies
 * @param spentAt present once it was used; it stays until it would have expired, lest the same mail issue it again
 */
public record Ticket(
        TicketId id,
        Purpose purpose,
        AccountId account,
        Epoch epoch,
        EmailAddress email,
        Sealing sealing,
        Instant expiresAt,
        Optional<Instant> spentAt) {

    /** A new one. */
    public static Ticket issued(
            TicketId id,
            Purpose purpose,
            AccountId account,
            Epoch epoch,
            EmailAddress email,
            Sealing sealing,
            Instant askedAt) {
        return new Ticket(
                id, purpose, account, epoch, email, sealing, askedAt.plus(purpose.lifetime()), Optional.empty());
    }

    /** Whether it may be used at that instant; its account must still be in its epoch. */
    public boolean live(Instant now) {
        return spentAt.isEmpty() && now.isBefore(expiresAt);
    }
}
