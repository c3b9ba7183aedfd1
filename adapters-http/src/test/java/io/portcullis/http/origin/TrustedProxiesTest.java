package io.portcullis.http.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

    @Test
    void addresses_and_ranges_of_both_versions_are_read() {
        assertThat(TrustedProxies.parse("192.0.2.1, 10.0.0.0/8 ,2001:DB8::/32").ranges())
                .containsExactly(
                        AddressRange.parse("192.0.2.1/32"),
                        AddressRange.parse("10.0.0.0/8"),
                        AddressRange.parse("2001:db8::/32"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy.example.org|number 1 is neither an address nor a range",
                "127.0.0.1,10.0.0.1/8|number 2 has bits set behind its prefix",
                "127.0.0.1,,::1|number 2 is neither an address nor a range",
                "127.0.0.1,|number 2 is neither an address nor a range",
                "0.0.0.0/0|number 1 would trust everybody",
                "::/0|number 1 would trust everybody",
                "::1,::ffff:0:0/96|number 2 would trust everybody",
            })
    void a_fault_is_told_by_its_place(String list, String fault) {
        assertThatThrownBy(() -> TrustedProxies.parse(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be addresses and ranges such as")
                .hasMessageEndingWith("; " + fault);
    }
}
