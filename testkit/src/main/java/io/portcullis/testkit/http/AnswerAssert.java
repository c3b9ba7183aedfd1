package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What the tests ask of an answer. */
final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {

    private static final List<String> PROBLEM_MEMBERS =
            List.of("type", "title", "status", "detail", "request_id", "errors");

    AnswerAssert(Answer actual) {
        super(actual, AnswerAssert.class);
    }

    AnswerAssert hasStatus(int status) {
        assertThat(actual.status()).as(told("the status")).isEqualTo(status);
        return this;
    }

    AnswerAssert isEmpty() {
        assertThat(actual.body()).as(told("the body")).isEmpty();
        return this;
    }

    AnswerAssert isJson() {
        assertThat(actual.mediaType()).as(told("the media type")).isEqualTo("application/json");
        return this;
    }

    AnswerAssert hasHeader(String name, String value) {
        assertThat(actual.headers().allValues(name))
                .as(told("the header " + name))
                .containsExactly(value);
        return this;
    }

    AnswerAssert hasNoHeader(String name) {
        assertThat(actual.headers().allValues(name))
                .as(told("the header " + name))
                .isEmpty();
        return this;
    }

    /** The members of the JSON object that was answered: these, and no other. */
    AnswerAssert hasExactly(String... members) {
        assertThat(actual.json().fieldNames())
                .toIterable()
                .as(told("the members"))
                .containsExactlyInAnyOrder(members);
        return this;
    }

    /** A whole problem document (RFC 9457) of that kind, which says what the headers say. */
    AnswerAssert isProblem(Problem problem) {
        hasStatus(problem.status());
        assertThat(actual.mediaType()).as(told("the media type")).isEqualTo("application/problem+json");
        JsonNode json = actual.json();
        assertThat(json.path("type").asText()).as(told("its type")).isEqualTo(problem.type());
        assertThat(json.path("status").asInt()).as(told("its status")).isEqualTo(problem.status());
        assertThat(json.path("title").asText()).as(told("its title")).isNotBlank();
        assertThat(json.path("request_id").asText())
                .as(told("its request id"))
                .isEqualTo(actual.header("X-Request-Id").orElse("none"));
        assertThat(json.fieldNames()).toIterable().as(told("its members")).isSubsetOf(PROBLEM_MEMBERS);
        assertThat(actual.body())
                .as(told("a problem, which tells nothing of the inside"))
                .doesNotContainIgnoringCase("exception", "jackson", "jetty", "javalin", "java.", "\\tat ");
        return this;
    }

    /** All faults told, each as its pointer and code, in any order. */
    AnswerAssert tells(String... faults) {
        List<String> told = new ArrayList<>();
        for (JsonNode error : actual.json().path("errors")) {
            assertThat(error.fieldNames())
                    .toIterable()
                    .as(told("the members of a fault"))
                    .containsExactlyInAnyOrder("pointer", "code", "detail");
            assertThat(error.path("detail").asText())
                    .as(told("a fault's detail"))
                    .isNotBlank();
            told.add(error.path("pointer").asText() + " " + error.path("code").asText());
        }
        assertThat(told).as(told("the faults")).containsExactlyInAnyOrder(faults);
        return this;
    }

    AnswerAssert tellsNoFault() {
        assertThat(actual.json().has("errors"))
                .as(told("whether there are errors"))
                .isFalse();
        return this;
    }

    /** A refusal for want of credentials, with the challenge that belongs to it. */
    AnswerAssert isUnauthorized(Problem problem) {
        isProblem(problem);
        assertThat(actual.header("WWW-Authenticate").orElse(""))
                .as(told("the challenge of a 401"))
                .startsWith("Bearer");
        return this;
    }

    /** A refusal because a budget is spent, which says when to come back. */
    AnswerAssert isThrottled() {
        isProblem(Problem.TOO_MANY_REQUESTS);
        tellsNoFault();
        assertThat(actual.header("Retry-After").orElse(""))
                .as(told("the whole seconds to wait"))
                .matches("[1-9][0-9]{0,3}");
        return this;
    }

    private String told(String what) {
        String asked = info.descriptionText();
        return what + (asked.isEmpty() ? "" : " of " + asked) + ", answered " + actual;
    }
}
