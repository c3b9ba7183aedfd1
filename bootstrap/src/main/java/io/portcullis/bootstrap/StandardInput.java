package io.portcullis.bootstrap;

import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is given to a command while it runs: typed by an operator, or brought by a file or another program. A password
 * comes by no other way, for every process of the machine can read the arguments of all.
 */
final class StandardInput {

    /** In bytes; every password is shorter. */
    private static final int LONGEST_LINE = 4096;

    /** Asks for something that isn't shown while it is typed. */
    @FunctionalInterface
    interface Prompt {

        /** What was typed; null where nobody will type any more. */
        char @Nullable [] ask(String words);
    }

    private final InputStream bytes;
    private final Optional<Prompt> prompt;
    private final boolean shown;

    private StandardInput(InputStream bytes, Optional<Prompt> prompt, boolean shown) {
        this.bytes = bytes;
        this.prompt = prompt;
        this.shown = shown;
    }

    /** The one of this process. */
    static StandardInput ofProcess() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> typed(words -> console.readPassword("%s", words)))
                .orElseGet(() -> new StandardInput(System.in, Optional.empty(), fromTerminal()));
    }

    /** One that somebody sits at. */
    static StandardInput typed(Prompt prompt) {
        return new StandardInput(InputStream.nullInputStream(), Optional.of(prompt), false);
    }

    /** One that comes from a file or another program. */
    static StandardInput piped(InputStream bytes) {
        return new StandardInput(bytes, Optional.empty(), false);
    }

    /** Java has a console only where both streams are a terminal. Where the other isn't, nobody could keep this one dark. */
    private static boolean fromTerminal() {
        try {
            String source = Path.of("/proc/self/fd/0").toRealPath().toString();
            return source.startsWith("/dev/pts/") || source.startsWith("/dev/tty");
        } catch (IOException _) {
            return false;
        }
    }

    /** As it comes. */
    InputStream bytes() {
        return bytes;
    }

    /**
     * A password that somebody is to have: typed twice alike, or else the one line that there is.
     *
     * @throws IOException where nothing can be read
     */
    Parsed<NewPassword> newPassword(PasswordLength length) throws IOException {
        Parsed<String> text = prompt.isPresent() ? typedTwice(prompt.get()) : line();
        return switch (text) {
            case Parsed.Valid<String>(String password) -> NewPassword.parse(password, length);
            case Parsed.Invalid<String>(Fault fault) -> new Parsed.Invalid<>(fault);
        };
    }

    private static Parsed<String> typedTwice(Prompt prompt) {
        char[] once = prompt.ask("Password: ");
        char[] again = once == null ? null : prompt.ask("The same again: ");
        if (once == null || again == null) {
            return malformed("none was typed");
        }
        try {
            return Arrays.equals(once, again)
                    ? Parsed.valid(new String(once))
                    : malformed("the second was not the same as the first");
        } finally {
            Arrays.fill(once, ' ');
            Arrays.fill(again, ' ');
        }
    }

    private Parsed<String> line() throws IOException {
        if (shown) {
            return malformed("it would be shown while you type it, since the output goes elsewhere; leave both at the"
                    + " terminal, or send it from a file");
        }
        byte[] all = bytes.readNBytes(LONGEST_LINE + 1);
        int end = 0;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        if (end < all.length - 1 || all.length > LONGEST_LINE) {
            return malformed("standard input must hold it in one line and nothing else");
        }
        int length = end < all.length && end > 0 && all[end - 1] == '\r' ? end - 1 : end;
        try {
            return Parsed.valid(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(all, 0, length))
                    .toString());
        } catch (CharacterCodingException _) {
            return malformed("standard input must be UTF-8");
        }
    }

    private static <T> Parsed<T> malformed(String detail) {
        return Parsed.invalid(Fault.Code.MALFORMED, detail);
    }
}
