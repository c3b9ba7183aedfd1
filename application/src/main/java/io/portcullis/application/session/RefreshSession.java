package io.portcullis.application.session;

import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.AdvancedSession;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.request.Origin;
import io.portcullis.domain.secret.Sealed;
import io.portcullis.domain.throttle.Act;
import io.portcullis.domain.token.TokenSet;
import java.time.Duration;
import java.util.Optional;

/** Exchanges a refresh token for its successor and a fresh access token. */
public final class RefreshSession {

    private final SpendBudget spendBudget;
    private final AdvanceSession advanceSession;
    private final IssueTokens issueTokens;

    RefreshSession(SpendBudget spendBudget, AdvanceSession advanceSession, IssueTokens issueTokens) {
        this.spendBudget = spendBudget;
        this.advanceSession = advanceSession;
        this.issueTokens = issueTokens;
    }

    /** What somebody presents as a refresh token, whatever it is. */
    public record Command(String refreshToken, Origin origin) {

        @Override
        public String toString() {
            return "a refresh from " + origin;
        }
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** Here is the successor. */
        record Refreshed(TokenSet tokens) implements Outcome {}

        /** It was an old token, and this use has ended the session. */
        record Reused() implements Outcome {}

        /** It is no token of a live session. */
        record Refused() implements Outcome {}

        /** Too many refreshes came from there; nothing was looked at, and the token is as good as it was. */
        record Throttled(Duration retryAfter) implements Outcome {}
    }

    public Outcome handle(Command command) {
        return Sealed.parse(Sealed.Kind.REFRESH_TOKEN, command.refreshToken())
                .map(presented -> refresh(presented, command.origin()))
                .orElseGet(Outcome.Refused::new);
    }

    private Outcome refresh(Sealed presented, Origin origin) {
        return switch (spendBudget.reserve(Act.REFRESH, origin)) {
            case SpendBudget.Outcome.Admitted _ -> advance(presented, origin);
            case SpendBudget.Outcome.Throttled(Duration retryAfter) -> new Outcome.Throttled(retryAfter);
        };
    }

    private Outcome advance(Sealed presented, Origin origin) {
        return switch (advanceSession.advance(presented, origin)) {
            case AdvanceSession.Outcome.Advanced(AdvancedSession session) ->
                new Outcome.Refreshed(issueTokens.issue(session, Optional.empty()));
            case AdvanceSession.Outcome.Reused() -> new Outcome.Reused();
            case AdvanceSession.Outcome.Refused() -> new Outcome.Refused();
        };
    }
}
