package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

/** What a login or a refresh handed out. */
record Tokens(Api api, String access, String refresh, String session) {

    static Tokens of(Api api, Answer answer) {
        return new Tokens(api, answer.text("access_token"), answer.text("refresh_token"), answer.text("session_id"));
    }

    /** The tokens that come next. */
    Tokens refreshed() {
        Answer answer = api.refresh(refresh);
        assertThat(answer).as("a refresh").hasStatus(200);
        return of(api, answer);
    }

    void assertAlive() {
        assertThat(api.current(access)).as("a session that lives").hasStatus(200);
    }

    void assertOver() {
        assertThat(api.current(access))
                .as("the access token of a session that is over")
                .isUnauthorized(Problem.INVALID_TOKEN);
        assertThat(api.refresh(refresh))
                .as("the refresh token of a session that is over")
                .isUnauthorized(Problem.INVALID_REFRESH_TOKEN);
    }
}
