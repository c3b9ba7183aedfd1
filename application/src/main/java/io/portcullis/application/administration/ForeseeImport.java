package io.portcullis.application.administration;

import io.portcullis.domain.account.EmailAddress;
import io.portcullis.domain.port.Accounts;
import java.util.List;

/** Tells what an import of accounts would come to, and changes nothing. */
public final class ForeseeImport {

    private final Accounts accounts;

    ForeseeImport(Accounts accounts) {
        this.accounts = accounts;
    }

    /** By the addresses of the accounts, no two alike. */
    public record Query(List<EmailAddress> emails) {

        public Query {
            emails = List.copyOf(emails);
        }
    }

    /** What would come of it. */
    public sealed interface Outcome {

        /**
         * So it is now.
         *
         * @param missing how many accounts would come to be
         * @param present how many addresses have an account, which would stay as it is
         */
        record Foreseen(int missing, int present) implements Outcome {}
    }

    public Outcome handle(Query query) {
        int present = (int) query.emails().stream()
                .filter(email -> accounts.find(email).isPresent())
                .count();
        return new Outcome.Foreseen(query.emails().size() - present, present);
    }
}
