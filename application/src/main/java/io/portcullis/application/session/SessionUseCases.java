package io.portcullis.application.session;

import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.RecogniseDevice;
import io.portcullis.application.steps.RecordEvent;
import io.portcullis.application.steps.RenewPasswordHash;
import io.portcullis.application.steps.SpendBudget;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.Sessions;
import io.portcullis.domain.port.Transactions;
import java.time.InstantSource;

/** The index of the street: all that can be done to sessions. */
public record SessionUseCases(
        LogIn logIn,
        RefreshSession refreshSession,
        Authenticate authenticate,
        ListSessions listSessions,
        LogOut logOut,
        EndSession endSession,
        EndSessions endSessions,
        SweepSessions sweepSessions) {

    /**
     * Wires the street.
     *
     * @param verifiedOnly whether only they may log in whose address is verified
     */
    public static SessionUseCases over(
            SpendBudget spendBudget,
            CheckPassword checkPassword,
            OpenSession openSession,
            AdvanceSession advanceSession,
            IssueTokens issueTokens,
            RenewPasswordHash renewPasswordHash,
            RecogniseDevice recogniseDevice,
            RecordEvent recordEvent,
            boolean verifiedOnly,
            Sessions sessions,
            AccessTokens accessTokens,
            Transactions transactions,
            InstantSource clock) {
        return new SessionUseCases(
                new LogIn(
                        checkPassword,
                        openSession,
                        issueTokens,
                        renewPasswordHash,
                        recogniseDevice,
                        recordEvent,
                        verifiedOnly),
                new RefreshSession(spendBudget, advanceSession, issueTokens),
                new Authenticate(accessTokens, sessions, clock),
                new ListSessions(sessions, clock),
                new LogOut(sessions, recordEvent, transactions, clock),
                new EndSession(sessions, recordEvent, transactions, clock),
                new EndSessions(sessions, recordEvent, transactions, clock),
                new SweepSessions(sessions, clock));
    }
}
