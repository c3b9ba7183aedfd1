package io.portcullis.http.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trusted are 10.0.0.0/8 and fd00::/8; 10.0.0.1 opens the connection unless it is said otherwise. */
class ClientAddressesTest {

    private static final String PEER = "10.0.0.1";

    private final ClientAddresses clients = new ClientAddresses(TrustedProxies.parse("10.0.0.0/8,fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.0.2.7                                         | 192.0.2.7",
                "192.0.2.7:4711                                    | 192.0.2.7",
                "2001:DB8:0::7                                     | 2001:db8::7",
                "[2001:db8::7]                                     | 2001:db8::7",
                "[2001:db8::7]:4711                                | 2001:db8::7",
                "::ffff:192.0.2.7                                  | 192.0.2.7",
                "203.0.113.9, 192.0.2.7                            | 192.0.2.7",
                "203.0.113.9,192.0.2.7,10.0.0.2,fd00::3            | 192.0.2.7",
                "10.9.9.9, 192.0.2.7                               | 192.0.2.7",
                "192.0.2.7, ::ffff:10.0.0.2                        | 192.0.2.7",
                "10.0.0.3, 10.0.0.2                                | 10.0.0.3",
                "192.0.2.7, unknown                                | 10.0.0.1",
                "192.0.2.7, unknown, 10.0.0.2                      | 10.0.0.2",
                "192.0.2.7, _hidden, fd00::2                       | fd00::2",
                "192.0.2.7,                                        | 10.0.0.1",
                "192.0.2.7, , 10.0.0.2                             | 10.0.0.2",
                "192.0.2.7, localhost                              | 10.0.0.1",
                "192.0.2.7, 127.1                                  | 10.0.0.1",
                "192.0.2.7, fe80::1%eth0                           | 10.0.0.1",
                "192.0.2.7, [10.0.0.2]                             | 10.0.0.1",
                "192.0.2.7, 10.0.0.2:123456                        | 10.0.0.1",
                "192.0.2.7, \"10.0.0.2\"                           | 10.0.0.1",
                "192.0.2.7 10.0.0.2                                | 10.0.0.1",
                "`unknown, 192.0.2.7`                              | 192.0.2.7",
                "``                                                | 10.0.0.1",
            })
    void x_forwarded_for_names_the_client(String line, String client) {
        assertThat(named(List.of(), List.of(line))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=192.0.2.7                                     | 192.0.2.7",
                "For=192.0.2.7;proto=https;by=10.0.0.1             | 192.0.2.7",
                "proto=https ; FOR=192.0.2.7;;                     | 192.0.2.7",
                "proto=https ; FOR=192.0.2.7                       | 192.0.2.7",
                "for=\"192.0.2.7:4711\"                            | 192.0.2.7",
                "for=\"[2001:DB8::7]\"                             | 2001:db8::7",
                "for=\"[2001:db8::7]:4711\"                        | 2001:db8::7",
                "for=\"[2001:db8::7]:_port\"                       | 2001:db8::7",
                "for=\"[::ffff:192.0.2.7]\"                        | 192.0.2.7",
                "for=\"192.0.2\\.7\"                               | 192.0.2.7",
                "for=203.0.113.9, for=192.0.2.7                    | 192.0.2.7",
                "for=192.0.2.7,for=10.0.0.2,for=\"[fd00::3]\"      | 192.0.2.7",
                "for=192.0.2.7;host=\"a,for=203.0.113.9;b\\\"\"    | 192.0.2.7",
                "for=10.0.0.3, for=10.0.0.2                        | 10.0.0.3",
                "for=192.0.2.7, for=unknown                        | 10.0.0.1",
                "for=192.0.2.7, for=_hidden, for=10.0.0.2          | 10.0.0.2",
                "for=192.0.2.7, for=\"_hidden:80\", for=10.0.0.2   | 10.0.0.2",
                "for=192.0.2.7, by=10.0.0.2                        | 10.0.0.1",
                "for=192.0.2.7, for=10.0.0.2;for=203.0.113.9       | 10.0.0.1",
                "for=192.0.2.7, for = 10.0.0.2                     | 10.0.0.1",
                "for=192.0.2.7, for=[fd00::2]                      | 10.0.0.1",
                "for=192.0.2.7, for=\"fd00::2\"                    | 10.0.0.1",
                "for=192.0.2.7, for=\"10.0.0.2\"x                  | 10.0.0.1",
                "for=192.0.2.7, for=10.0.0.2;proto                 | 10.0.0.1",
                "for=192.0.2.7, 10.0.0.2                           | 10.0.0.1",
                "for=192.0.2.7, , for=10.0.0.2                     | 10.0.0.2",
                "for=\"192.0.2.7                                   | 10.0.0.1",
                "for=\", for=192.0.2.7                             | 10.0.0.1",
                "for=203.0.113.9;a=\", for=\"192.0.2.7\"           | 10.0.0.1",
                "``                                                | 10.0.0.1",
            })
    void forwarded_names_the_client(String line, String client) {
        assertThat(named(List.of(line), List.of())).isEqualTo(client);
    }

    @Test
    void several_lines_are_one_way_in_their_order() {
        assertThat(named(List.of(), List.of("203.0.113.9", "192.0.2.7, 10.0.0.3", "10.0.0.2")))
                .isEqualTo("192.0.2.7");
        assertThat(named(List.of("for=203.0.113.9", "for=192.0.2.7", "for=10.0.0.2"), List.of()))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void a_quotation_left_open_swallows_no_other_line() {
        assertThat(named(List.of("for=\"", "for=192.0.2.7"), List.of())).isEqualTo("192.0.2.7");
        assertThat(named(List.of("for=\"", "for=10.0.0.2"), List.of())).isEqualTo("10.0.0.2");
    }

    @Test
    void nobody_but_a_trusted_peer_is_heard() {
        for (String peer : List.of("192.0.2.7", "127.0.0.1", "::1", "::10.0.0.1", "::", "11.0.0.0")) {
            assertThat(named(peer, List.of("for=203.0.113.9"), List.of("203.0.113.9")))
                    .isEqualTo(peer.equals("::10.0.0.1") ? "::a00:1" : peer);
        }
    }

    @Test
    void where_nobody_is_trusted_nobody_is_heard() {
        assertThat(new ClientAddresses(TrustedProxies.NONE)
                        .of(address(PEER), List.of("for=192.0.2.7"), List.of("192.0.2.7")))
                .hasToString(PEER);
    }

    @Test
    void a_proxy_that_says_nothing_is_the_client() {
        assertThat(named(List.of(), List.of())).isEqualTo(PEER);
    }

    @Test
    void two_headers_count_where_they_agree() {
        assertThat(named(List.of("for=192.0.2.7"), List.of("203.0.113.9, 192.0.2.7")))
                .isEqualTo("192.0.2.7");
    }

    @Test
    void where_two_headers_disagree_the_peer_is_the_client() {
        assertThat(named(List.of("for=203.0.113.9"), List.of("192.0.2.7"))).isEqualTo(PEER);
        assertThat(named(List.of("for=192.0.2.7"), List.of("203.0.113.9"))).isEqualTo(PEER);
        assertThat(named(List.of("for=unknown"), List.of("192.0.2.7"))).isEqualTo(PEER);
        assertThat(named(List.of("for=192.0.2.7"), List.of(""))).isEqualTo(PEER);
    }

    @Test
    void a_way_is_followed_for_32_hops() {
        List<String> proxies = Collections.nCopies(31, "10.0.0.2");
        String near = "192.0.2.7," + String.join(",", proxies);
        String far = "192.0.2.7,10.0.0.3," + String.join(",", proxies);
        assertThat(named(List.of(), List.of(near))).isEqualTo("192.0.2.7");
        assertThat(named(List.of(), List.of(far))).isEqualTo("10.0.0.3");
    }

    /** The client writes nonsense; the proxies of the way append what they see. Nothing else may come out. */
    @Test
    void no_nonsense_names_anybody_whom_no_proxy_saw() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String nonsense = nonsense(random);
            String other = nonsense(random);
            assertThat(named(List.of(), List.of(nonsense + ", 192.0.2.7")))
                    .as("%s, seed %d", nonsense, seed)
                    .isEqualTo("192.0.2.7");
            assertThat(named(List.of(other, nonsense, "for=192.0.2.7;proto=\"https\", for=\"10.0.0.2:80\""), List.of()))
                    .as("%s, seed %d", nonsense, seed)
                    .isEqualTo("192.0.2.7");
            assertThat(named(List.of(nonsense + ", for=192.0.2.7", "for=10.0.0.2"), List.of(other)))
                    .as("%s and %s, seed %d", nonsense, other, seed)
                    .isIn(PEER, "10.0.0.2", "192.0.2.7");
            assertThat(named(List.of(nonsense + ", for=\"[2001:db8::7]:4711\""), List.of()))
                    .as("%s, seed %d", nonsense, seed)
                    .isIn(PEER, "2001:db8::7");
            assertThat(named(List.of(nonsense), List.of(other + ",192.0.2.7")))
                    .as("%s and %s, seed %d", nonsense, other, seed)
                    .isIn(PEER, "192.0.2.7");
            assertThat(named("203.0.113.1", List.of(nonsense), List.of(other)))
                    .as("%s and %s, seed %d", nonsense, other, seed)
                    .isEqualTo("203.0.113.1");
        }
    }

    private static String nonsense(Random random) {
        List<String> scraps = List.of(
                "for=",
                "For=",
                "by=",
                "a=",
                "\"",
                "\"",
                "\\",
                ",",
                ",",
                ";",
                "=",
                "[",
                "]",
                ":",
                " ",
                "\t",
                "%",
                ".",
                "é",
                "unknown",
                "_x",
                "80",
                "0",
                "203.0.113.9",
                "198.51.100.1",
                "10.0.0.9",
                "10.0.0.2",
                "2001:db8::9",
                "fd00::9",
                "for=203.0.113.9",
                "for=10.0.0.2",
                "for=\"[fd00::9]\"",
                "::ffff:203.0.113.9",
                "localhost",
                "\0");
        return Stream.generate(() -> scraps.get(random.nextInt(scraps.size())))
                .limit(random.nextInt(12))
                .collect(Collectors.joining());
    }

    private String named(List<String> forwarded, List<String> forwardedFor) {
        return named(PEER, forwarded, forwardedFor);
    }

    private String named(String peer, List<String> forwarded, List<String> forwardedFor) {
        return clients.of(address(peer), forwarded, forwardedFor).toString();
    }

    private static IpAddress address(String literal) {
        return IpAddress.parse(literal).orElseThrow();
    }
}
