package io.portcullis.application.session;

import io.portcullis.application.steps.AdvanceSession;
import io.portcullis.application.steps.CheckPassword;
import io.portcullis.application.steps.IssueTokens;
import io.portcullis.application.steps.OpenSession;
import io.portcullis.application.steps.RenewPasswordHash;
import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.port.Sessions;
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

    public static SessionUseCases over(
            CheckPassword checkPassword,
            OpenSession openSession,
            AdvanceSession advanceSession,
            IssueTokens issueTokens,
            RenewPasswordHash renewPasswordHash,
            Sessions sessions,
            AccessTokens accessTokens,
            InstantSource clock) {
        return new SessionUseCases(
                new LogIn(checkPassword, openSession, issueTokens, renewPasswordHash),
                new RefreshSession(advanceSession, issueTokens),
                new Authenticate(accessTokens, sessions, clock),
                new ListSessions(sessions, clock),
                new LogOut(sessions, clock),
                new EndSession(sessions, clock),
                new EndSessions(sessions, clock),
                new SweepSessions(sessions, clock));
    }
}
