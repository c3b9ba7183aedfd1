package io.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.credential.NewPassword;
import io.portcullis.domain.credential.PasswordLength;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a password gets to a command. */
class StandardInputTest {

    private static final String PASSWORD = "Trüffel mit 3 Tassen Tee";

    @ParameterizedTest
    @ValueSource(strings = {PASSWORD, PASSWORD + "\n", PASSWORD + "\r\n"})
    void one_line_is_the_password_without_its_end(String sent) throws IOException {
        assertThat(read(piped(sent.getBytes(UTF_8)))).isEqualTo(PASSWORD);
    }

    @Test
    void nothing_of_the_line_is_trimmed() throws IOException {
        assertThat(read(piped(("  " + PASSWORD + "\t\r\r\n").getBytes(UTF_8)))).isEqualTo("  " + PASSWORD + "\t\r");
    }

    @Test
    void more_than_a_line_is_no_password() throws IOException {
        assertThat(fault(piped((PASSWORD + "\n" + PASSWORD + "\n").getBytes(UTF_8))))
                .isEqualTo("standard input must hold it in one line and nothing else");
        assertThat(fault(piped((PASSWORD + "\n\n").getBytes(UTF_8)))).contains("one line");
        assertThat(fault(piped("x".repeat(100_000).getBytes(UTF_8)))).contains("one line");
    }

    @Test
    void another_encoding_is_refused_rather_than_guessed_at() throws IOException {
        assertThat(fault(piped(PASSWORD.getBytes(ISO_8859_1)))).isEqualTo("standard input must be UTF-8");
    }

    @Test
    void no_line_is_too_short() throws IOException {
        assertThat(fault(piped(new byte[0]))).isEqualTo("15 characters at least");
        assertThat(fault(piped("\n".getBytes(UTF_8)))).isEqualTo("15 characters at least");
    }

    @Test
    void a_typed_password_is_asked_for_twice() throws IOException {
        List<String> asked = new ArrayList<>();
        Deque<String> typed = new ArrayDeque<>(List.of(PASSWORD, PASSWORD));
        StandardInput input = StandardInput.typed(words -> {
            asked.add(words);
            return typed.pop().toCharArray();
        });

        assertThat(read(input)).isEqualTo(PASSWORD);
        assertThat(asked).containsExactly("Password: ", "The same again: ");
    }

    @Test
    void a_slip_of_the_finger_is_noticed() throws IOException {
        Deque<String> typed = new ArrayDeque<>(List.of(PASSWORD, PASSWORD + "e"));

        assertThat(fault(StandardInput.typed(_ -> typed.pop().toCharArray())))
                .isEqualTo("the second was not the same as the first");
    }

    @Test
    void whoever_types_nothing_more_has_no_password() throws IOException {
        assertThat(fault(StandardInput.typed(_ -> null))).isEqualTo("none was typed");
    }

    private static StandardInput piped(byte[] bytes) {
        return StandardInput.piped(new ByteArrayInputStream(bytes));
    }

    private static String read(StandardInput input) throws IOException {
        return input.newPassword(PasswordLength.DEFAULT)
                .ifValid()
                .orElseThrow()
                .password()
                .reveal();
    }

    private static String fault(StandardInput input) throws IOException {
        return switch (input.newPassword(PasswordLength.DEFAULT)) {
            case Parsed.Invalid<NewPassword>(Fault fault) -> fault.detail();
            case Parsed.Valid<NewPassword> _ -> throw new AssertionError("it was read");
        };
    }
}
