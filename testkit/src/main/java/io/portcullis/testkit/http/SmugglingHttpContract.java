package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where one request ends and the next begins (RFC 9112, section 6). Behind a proxy many clients share a connection, and
 * whoever makes proxy and server disagree puts words into the mouth of the next one. So every request here is followed
 * by another, which is answered as itself, or not at all because the connection is closed; and what hides in between is
 * never answered. In these requests {@code |} stands for a line's end.
 */
public abstract class SmugglingHttpContract extends HttpContract {

    private static final String REFRESH =
            "POST /v1/sessions/refresh HTTP/1.1|Host: localhost|Content-Type: application/json|";
    private static final String BODY = "{\"refresh_token\":\"a\"}";
    private static final String SMUGGLED = "GET /problems HTTP/1.1|Host: localhost|X-Request-Id: smuggled||";
    private static final String NEXT = "GET /nowhere HTTP/1.1|Host: localhost|X-Request-Id: next|Connection: close||";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 5",
                "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: , chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunkedx",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: \u00a0chunked",
                "Transfer-Encoding:",
                "Transfer-Encoding:| chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                " Transfer-Encoding: chunked",
                "Content-Length: 5|Content-Length: 0",
                "Content-Length: 5|Content-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 5,0",
                "Content-Length: +5",
                "Content-Length: -1",
                "Content-Length: 0x5",
                "Content-Length: 5.0",
                "Content-Length: 5e0",
                "Content-Length: 5 0",
                "Content-Length: 5;",
                "Content-Length: \"5\"",
                "Content-Length: \u0665",
                "Content-Length: 18446744073709551621",
                "Content-Length:",
                "Content-Length : 5",
                "Content-Length:| 5"
            })
    void a_length_that_can_be_read_in_two_ways_closes_the_connection(String framing) {
        assertMalformedAndClosed(REFRESH + framing + "||0||" + SMUGGLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: keep-alive|"})
    void chunks_in_a_version_that_knows_none_close_the_connection(String connection) {
        assertMalformedAndClosed(
                REFRESH.replace("HTTP/1.1", "HTTP/1.0") + connection + "Transfer-Encoding: chunked||0||" + SMUGGLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|{}|0||",
                "-2|{}|0||",
                "+2|{}|0||",
                "0x2|{}|0||",
                "2h|{}|0||",
                " 2|{}|0||",
                "2 |{}|0||",
                "10000000000000002|{}|0||",
                "2|{}0||",
                "2|{}xx0||",
                "2\n{}|0||",
                "2\r{}|0||",
                "2|{}\n0||",
                "2;\n{}|0||",
                "2;a\nxx|{}|0||",
                "2;a\rxx|{}|0||",
                "2;a=\"xx|{}|0||",
                "2|{}|0|no colon||"
            })
    void chunks_that_can_be_read_in_two_ways_close_the_connection(String chunks) {
        assertMalformedAndClosed(REFRESH + "Transfer-Encoding: chunked||" + chunks + SMUGGLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 21||" + BODY,
                "content-length:\t21 ||" + BODY,
                "Content-Length: 0021||" + BODY,
                "Transfer-Encoding: chunked||15|" + BODY + "|0||",
                "transfer-encoding:\tCHUNKED ||15|" + BODY + "|0||",
                "Transfer-Encoding: chunked||a|{\"refresh_|B|token\":\"a\"}|000||",
                "Transfer-Encoding: chunked||15;a=b;c=\"d\"|" + BODY + "|0;e||",
                "Transfer-Encoding: chunked||15|" + BODY + "|0|Content-Length: 50|Host: evil.example||",
                "Content-Length: 21|Expect: 100-continue||" + BODY,
                "Content-Length: 21|Upgrade: h2c|Connection: Upgrade, HTTP2-Settings|HTTP2-Settings: AAMAAABk||" + BODY
            })
    void a_length_that_is_plain_ends_the_body_there(String framed) {
        assertAnswered(REFRESH + framed, Problem.INVALID_REFRESH_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /v1/accounts/me/password HTTP/1.1|",
                "PUT /nowhere HTTP/1.1|",
                "PUT /v1/sessions HTTP/1.1|",
                "GET /nowhere HTTP/1.1|",
                "GET /v1/sessions HTTP/1.1|",
                "DELETE /v1/sessions/current HTTP/1.1|",
                "OPTIONS /nowhere HTTP/1.1|",
                "TRACE /v1/sessions HTTP/1.1|",
                "CONNECT localhost:443 HTTP/1.1|",
                "BREW /nowhere HTTP/1.1|",
                "PUT /nowhere HTTP/1.1|Expect: 100-continue|",
                "PUT /nowhere HTTP/1.1|Expect: miracles|",
                "PUT http://localhost/nowhere HTTP/1.1|",
                "POST /v1/sessions/refresh HTTP/1.1|Content-Type: text/plain|",
                "POST /v1/sessions/refresh HTTP/1.1|Content-Encoding: gzip|"
            })
    void what_was_sent_as_a_body_is_never_taken_for_a_request(String head) {
        int length = SMUGGLED.replace("|", "\r\n").length();
        List<Answer> answers = answers(head + "Host: localhost|Content-Length: " + length + "||" + SMUGGLED);
        assertThat(answers)
                .as("the answers to %s, and to what follows it", head)
                .hasSizeBetween(1, 2);
        assertThat(answers).allMatch(answer -> answer.status() >= 400);
        if (answers.size() == 2) {
            assertNext(answers.getLast());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nHost: localhost|X-A: a||",
                "|Host: localhost\nX-A: a||",
                "|Host: localhost|X-A: a\n|",
                "|Host: localhost|X-A: a|\n",
                "|Host: localhost|X-A: a\n\n",
                "|Host: localhost|X-A: a\nTransfer-Encoding: chunked||0||",
                "|Host: localhost|X-A: a\rb||",
                "|Host: localhost|X-A: a\r||",
                "|Host: localhost\rX-A: a||",
                "|Host: localhost|X-A: a| b||",
                "|Host: localhost|X-A: a|\tb||",
                "|Host: localhost| X-A: a||",
                "| Host: localhost||",
                "|Host: localhost|X-A: a\u0000b||",
                "|Host: localhost|X-A: a\u007fb||",
                "|Host: localhost|X-A\u0000: a||",
                "|Host: localhost|X A: a||",
                "|Host: localhost|X(A: a||",
                "|Host: localhost|X-A||",
                "|X-A: a||",
                "|Host: localhost|Host: localhost||",
                "|Host: localhost|host: evil.example||",
                "|Host: localhost, evil.example||",
                "|Host: localhost:x||",
                "|Host: evil.example@localhost||",
                "|Host: localhost/problems||"
            })
    void a_head_that_can_be_read_in_two_ways_closes_the_connection(String afterVersion) {
        assertMalformedAndClosed("GET /problems HTTP/1.1" + afterVersion + SMUGGLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /problems HTTP/1.1|Host: localhost|Content-Length: 0||",
                "GET /problems HTTP/1.1|Host: localhost|Content-Length: 5||01234",
                "||GET /problems HTTP/1.1|Host: localhost||",
                "GET http://localhost/problems HTTP/1.1|Host: localhost||",
                "GET HTTP://evil.example:1/problems?a HTTP/1.1|Host: evil.example:1||",
                "GET https://evil.example/problems HTTP/1.1|Host: evil.example||",
                "GET /problems HTTP/1.0|Connection: keep-alive||"
            })
    void a_target_is_its_path_whatever_host_it_names(String request) {
        List<Answer> answers = answers(request);
        assertThat(answers)
                .as("the answers to %s, and to what follows it", request)
                .hasSize(2);
        assertThat(answers.getFirst()).as("%s", request).hasStatus(200);
        assertThat(answers.getFirst().mediaType()).isEqualTo("text/markdown");
        assertThat(answers.getFirst().body() + answers.getFirst().headers().map())
                .as("an answer repeats no host")
                .doesNotContain("evil.example");
        assertNext(answers.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/problems HTTP/1.1|Host: localhost||",
                "GET http://localhost/problems HTTP/1.1||",
                "GET http://ada:secret@localhost/problems HTTP/1.1|Host: localhost||",
                "GET http:///problems HTTP/1.1|Host: localhost||",
                "GET file:///problems HTTP/1.1|Host: localhost||",
                "GET localhost:80 HTTP/1.1|Host: localhost||",
                "GET * HTTP/1.1|Host: localhost||",
                "CONNECT /problems HTTP/1.1|Host: localhost||",
                " GET /problems HTTP/1.1|Host: localhost||",
                "GET\t/problems\tHTTP/1.1|Host: localhost||",
                "GET /problems\r HTTP/1.1|Host: localhost||",
                "GE(T /problems HTTP/1.1|Host: localhost||",
                "GET\u0000 /problems HTTP/1.1|Host: localhost||",
                "G\u0080T /problems HTTP/1.1|Host: localhost||",
                "GET /problems HTTP/1.1|Host: localhost|Expect: miracles||",
                "GET /problems HTTP/1.1|Host: localhost|Expect: 100-continue, miracles||"
            })
    void a_request_line_or_wish_that_makes_no_sense_closes_the_connection(String request) {
        assertMalformedAndClosed(request + SMUGGLED);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS, *, NOT_FOUND",
        "CONNECT, evil.example:443, NOT_FOUND",
        "TRACE, /problems, METHOD_NOT_ALLOWED",
        "get, /problems, NOT_IMPLEMENTED",
        "PRI, /problems, NOT_IMPLEMENTED",
        "M-SEARCH, /problems, NOT_IMPLEMENTED",
        "much, /problems, NOT_IMPLEMENTED"
    })
    void an_odd_method_gets_a_problem(String method, String target, Problem problem) {
        String name = method.equals("much") ? "M".repeat(300) : method;
        String host = target.startsWith("evil") ? target : "localhost";
        assertAnswered(name + " " + target + " HTTP/1.1|Host: " + host + "||", problem);
    }

    /** One answer, that it is not HTTP, and nothing else on this connection. */
    private void assertMalformedAndClosed(String requests) {
        List<Answer> answers = answers(requests);
        assertThat(answers)
                .as("the answers to %s, and to what follows it", requests)
                .hasSize(1);
        assertThat(answers.getFirst())
                .as("%s", requests)
                .isProblem(Problem.MALFORMED_REQUEST)
                .hasHeader("Connection", "close");
    }

    /** Its own answer, and then that of the next request, unless the connection is closed. */
    private void assertAnswered(String request, Problem problem) {
        List<Answer> answers = answers(request);
        assertThat(answers)
                .as("the answers to %s, and to what follows it", request)
                .hasSizeBetween(1, 2);
        assertThat(answers.getFirst()).as("%s", request).isProblem(problem);
        if (answers.size() == 2) {
            assertNext(answers.getLast());
        } else {
            assertThat(answers.getFirst()).as("the only answer").hasHeader("Connection", "close");
        }
    }

    private static void assertNext(Answer answer) {
        assertThat(answer).as("the next request").isProblem(Problem.NOT_FOUND).hasHeader("X-Request-Id", "next");
    }

    /** All that is answered to these and to the next request, save for what asks for the body. */
    private List<Answer> answers(String requests) {
        return Wire.answers(subject().base(), (requests + NEXT).replace("|", "\r\n")).stream()
                .filter(answer -> answer.status() >= 200)
                .toList();
    }
}
