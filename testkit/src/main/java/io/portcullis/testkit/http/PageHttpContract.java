package io.portcullis.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that mailed links lead to: that they come whole, and let nobody near the token in their address. */
public abstract class PageHttpContract extends HttpContract {

    private static final String POLICY =
            "default-src 'none'; script-src 'nonce-…'; style-src 'nonce-…'; connect-src 'self';"
                    + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** 16 bytes in base64, of either alphabet. */
    private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9+/_-]{22}(?:==)?)'");

    private static final Pattern TAG = Pattern.compile("<(\\w+)[^>]*>");
    private static final Pattern HANDLER = Pattern.compile("\\son\\w+\\s*=|\\sstyle\\s*=|javascript:");

    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void a_page_comes_in_html_and_is_kept_by_nobody(String path) {
        Answer answer = send(Call.get(path));

        assertThat(answer)
                .as("%s", path)
                .hasStatus(200)
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cross-Origin-Opener-Policy", "same-origin")
                .hasHeader("Cross-Origin-Resource-Policy", "same-origin")
                .hasNoHeader("Set-Cookie");
        assertThat(answer.header("Content-Type").orElse("").replace(" ", ""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.body())
                .startsWithIgnoringCase("<!doctype html>")
                .containsPattern("<html lang=\"[a-z]{2}\"")
                .containsPattern("<title>[^<]+</title>")
                .containsPattern("<h1>[^<]+</h1>")
                .contains("<noscript>", "aria-live=\"polite\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void a_page_runs_nothing_but_its_own_script(String path) {
        Answer answer = send(Call.get(path));

        String nonce = nonce(answer);
        assertThat(answer).hasHeader("Content-Security-Policy", POLICY.replace("…", nonce));
        for (String name : List.of("script", "style")) {
            assertThat(tags(answer, name))
                    .as("every %s of %s", name, path)
                    .isNotEmpty()
                    .containsOnly("<" + name + " nonce=\"" + nonce + "\">");
        }
        assertThat(HANDLER.matcher(answer.body()).results().map(MatchResult::group))
                .as("what the policy would stop")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void a_page_loads_nothing_and_leads_nowhere(String path) {
        assertThat(send(Call.get(path)).body())
                .doesNotContainIgnoringCase(
                        "http:", "https:", "src=", "href=", "action=", "@import", "url(", "innerHTML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void no_two_answers_share_a_nonce(String path) {
        List<String> nonces =
                List.of(nonce(send(Call.get(path))), nonce(send(Call.get(path))), nonce(send(Call.get(path))));

        assertThat(nonces).doesNotHaveDuplicates();
    }

    /** A scanner of mail may ask so, too. */
    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void the_head_of_a_page_is_told_alone(String path) {
        Answer answer = send(Call.of("HEAD", path));

        assertThat(answer).hasStatus(200).hasHeader("Cache-Control", "no-store");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Length"))
                .isEqualTo(send(Call.get(path)).header("Content-Length"));
    }

    /** It stands in the fragment, which is never sent; whoever puts it elsewhere finds it nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/verify-email", "/reset-password"})
    void a_page_tells_nothing_of_what_it_was_asked(String path) {
        assertThat(send(Call.get(path + "?token=prs1.sesame%3Cscript%3E&email=ada@example.org"))
                        .body())
                .doesNotContain("sesame", "ada@example.org");
    }

    @Test
    void password_managers_are_sent_to_where_a_password_is_changed() {
        Answer answer = send(Call.get("/.well-known/change-password"));

        assertThat(answer).hasStatus(302).hasHeader("Cache-Control", "no-store");
        assertThat(answer.header("Location").orElse("")).matches("https?://[^/]+/reset-password");
        assertThat(answer.body()).isEmpty();
    }

    private static String nonce(Answer answer) {
        return NONCE.matcher(answer.header("Content-Security-Policy").orElse(""))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no nonce in " + answer.headers()));
    }

    private static List<String> tags(Answer answer, String name) {
        return TAG.matcher(answer.body())
                .results()
                .filter(tag -> tag.group(1).equals(name))
                .map(MatchResult::group)
                .toList();
    }
}
