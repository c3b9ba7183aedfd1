package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has an account. */
record Person(Api api, String email, String password) {

    Tokens logIn() {
        Answer answer = api.logIn(email, password);
        assertThat(answer).as("a login").hasStatus(201);
        return Tokens.of(api, answer);
    }
}
