package io.portcullis.http.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "::192.0.2.1, ::c000:201",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8:0000:0001:0000:0000:0000:0001, 2001:db8:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8:1:2:3:4:5::, 2001:db8:1:2:3:4:5:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "fe80::, fe80::",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void an_address_has_one_text(String literal, String canonical) {
        assertThat(IpAddress.parse(literal)).map(IpAddress::toString).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "a.b.c.d",
                "1",
                "127.1",
                "192.0.513",
                "192.0.2.256",
                "192.0.2.01",
                "0300.0.2.1",
                "0xc0.0.2.1",
                "192.0.2.1.",
                " 192.0.2.1",
                "192.0.2.1:80",
                "-1.0.2.1",
                "١.0.2.1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:192.0.2.1",
                "12345::",
                "00001::",
                "g::",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "::ffff:192.0.2",
                "::ffff:192.0.2.01",
                "::1/128",
            })
    void what_is_no_literal_is_no_address(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @Test
    void every_address_is_read_back_from_its_text_here_and_elsewhere() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            IpAddress address = round % 4 == 0
                    ? new IpAddress(0, 0xffff_0000_0000L | Integer.toUnsignedLong(random.nextInt()))
                    : new IpAddress(sparse(random), sparse(random));
            String text = address.toString();
            assertThat(IpAddress.parse(text)).as("%s, seed %d", text, seed).contains(address);
            assertThat(text).as("seed %d", seed).hasSizeLessThanOrEqualTo(39);
            String spelledOut = InetAddress.ofLiteral(text).getHostAddress();
            assertThat(IpAddress.parse(spelledOut))
                    .as("%s, seed %d", text, seed)
                    .contains(address);
        }
    }

    private static long sparse(Random random) {
        long bits = random.nextLong();
        for (int shift = 0; shift < Long.SIZE; shift += 16) {
            bits = random.nextBoolean() ? bits & ~(0xffffL << shift) : bits;
        }
        return bits;
    }
}
