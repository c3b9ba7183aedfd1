package io.portcullis.http.page;

import io.portcullis.http.answer.Content;
import io.portcullis.http.answer.Reply;

/**
 * A page that loads nothing, from nowhere, and runs no script but its own: what stands in its address is worth an
 * account, so nobody else may come near it, neither by a frame, nor by a window that opened it.
 */
final class Page {

    private static final String NONCE = "{{nonce}}";

    private final String text;
    private final Nonces nonces = new Nonces();

    private Page(String text) {
        this.text = text;
    }

    /**
     * The page of that name in the class path.
     *
     * @throws IllegalArgumentException if it says something for which the language has no words
     */
    static Page of(String name, Words words) {
        String frame = Words.resource("frame.html")
                .replace("{{style}}", Words.resource("page.css"))
                .replace("{{main}}", Words.resource(name + ".html"))
                .replace("{{script}}", Words.resource("page.js") + Words.resource(name + ".js"))
                .replace("{{title}}", "{{" + name + ".title}}");
        return new Page(words.fill(frame, NONCE));
    }

    Reply reply() {
        String nonce = nonces.fresh();
        return Reply.of(200, Content.html(text.replace(NONCE, nonce)))
                .with("Content-Security-Policy", policy(nonce))
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Forms are sent by script alone: one that the browser sent itself would put a password into an address. */
    private static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'nonce-" + nonce + "'",
                "style-src 'nonce-" + nonce + "'",
                "connect-src 'self'",
                "form-action 'none'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }
}
