package io.portcullis.http.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::10.1.2.3, false",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "0.0.0.0/1, 127.0.0.1, true",
        "0.0.0.0/1, 128.0.0.1, false",
        "0.0.0.0/0, 192.0.2.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::/63, 2001:db8:0:1::, true",
        "2001:db8::/64, 2001:db8:0:1::, false",
        "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
        "2001:db8::/65, 2001:db8::8000:0:0:1, false",
        "::1, ::1, true",
        "::1, ::, false",
        "::1/128, 127.0.0.1, false",
    })
    void a_range_holds_what_begins_with_its_bits(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.1/8|has bits set behind its prefix",
                "192.0.2.1/0|has bits set behind its prefix",
                "2001:db8::1/64|has bits set behind its prefix",
                "::ffff:10.0.0.0/8|has bits set behind its prefix",
                "10.0.0.0/33|has a prefix of more bits than an address",
                "2001:db8::/129|has a prefix of more bits than an address",
                "10.0.0.0/|has a prefix that is no number of bits",
                "10.0.0.0/-1|has a prefix that is no number of bits",
                "10.0.0.0/08|has a prefix that is no number of bits",
                "10.0.0.0/8/8|has a prefix that is no number of bits",
                "10.0.0.0/255.0.0.0|has a prefix that is no number of bits",
                "10.0.0.0/99999999999|has a prefix that is no number of bits",
                "10/8|is neither an address nor a range",
                "localhost|is neither an address nor a range",
                "proxy.example.org/32|is neither an address nor a range",
                "[::1]|is neither an address nor a range",
                "fe80::%eth0/10|is neither an address nor a range",
                "*|is neither an address nor a range",
                "''|is neither an address nor a range",
            })
    void what_is_no_range_is_refused_in_words(String text, String fault) {
        assertThatThrownBy(() -> AddressRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(fault);
    }
}
