package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A good token, of which hardly anything was changed. */
class MutatedTokenTest extends TokenAttack {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private String token = "";

    @BeforeEach
    void issue() throws Exception {
        token = Forge.es256(header, payload, pair.getPrivate());
    }

    @Test
    void no_character_can_be_changed_left_out_or_doubled() {
        for (int i = 0; i < token.length(); i++) {
            String before = token.substring(0, i);
            String after = token.substring(i + 1);
            char c = token.charAt(i);
            assertRefused(before + ALPHABET.charAt((ALPHABET.indexOf(c) + 1) % ALPHABET.length()) + after);
            assertRefused(before + after);
            assertRefused(before + c + c + after);
            assertRefused(before);
        }
    }

    @Test
    void no_bit_of_a_signature_can_be_changed() {
        int start = token.lastIndexOf('.') + 1;
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertRefused(token.substring(0, start) + Forge.encoded(changed));
        }
    }

    @Test
    void nothing_can_be_put_in_between() {
        for (String stray :
                List.of(" ", "\t", "\n", "\r\n", "\0", "=", "%", "+", "/", "\u200B", "\u00E9", "\uD83D\uDE00")) {
            for (int i = 0; i <= token.length(); i += 7) {
                assertRefused(token.substring(0, i) + stray + token.substring(i));
            }
            assertRefused(token + stray);
        }
    }

    @Test
    void no_part_can_be_moved_or_written_otherwise() {
        List<String> parts = List.of(token.split("\\.", -1));
        for (String first : parts) {
            for (String second : parts) {
                for (String third : parts) {
                    String mixed = String.join(".", first, second, third);
                    assertThat(accessTokens.verify(mixed).isPresent()).as(mixed).isEqualTo(mixed.equals(token));
                }
            }
        }
        for (String other : List.of(
                token.toUpperCase(Locale.ROOT),
                token.toLowerCase(Locale.ROOT),
                new StringBuilder(token).reverse().toString(),
                "Bearer " + token,
                '"' + token + '"',
                token.replace('.', ','),
                token.replace(".", "%2E"),
                token.replace(".", ".."),
                token + token,
                token + "." + token,
                token.repeat(20))) {
            assertRefused(other);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void several_changes_at_random_are_noticed(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            StringBuilder mutated = new StringBuilder(token);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(mutated.length());
                int end = Math.min(mutated.length(), at + 1 + random.nextInt(5));
                int to = random.nextInt(mutated.length());
                switch (random.nextInt(4)) {
                    case 0 -> mutated.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                    case 1 -> mutated.delete(at, end);
                    case 2 -> mutated.insert(to, mutated.substring(at, end));
                    default -> mutated.insert(at, (char) random.nextInt(256));
                }
            }
            if (!mutated.toString().equals(token)) {
                assertThat(accessTokens.verify(mutated.toString()))
                        .as("round %d from the seed %d: %s", round, seed, mutated)
                        .isEmpty();
            }
        }
    }
}
