package io.portcullis.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.http.origin.IpAddress;
import io.portcullis.testkit.contract.Race;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerNetworkTest {

    private final PerNetwork perNetwork = new PerNetwork(2);

    @Test
    void a_network_of_version_6_is_one_client() {
        assertThat(perNetwork.enter(address("2001:db8::1"))).isTrue();
        assertThat(perNetwork.enter(address("2001:db8::2"))).isTrue();
        assertThat(perNetwork.enter(address("2001:db8::3"))).isFalse();
        assertThat(perNetwork.enter(address("2001:db8:0:1::1"))).isTrue();
        perNetwork.leave(address("2001:db8::3"));
        assertThat(perNetwork.enter(address("2001:db8::4"))).isFalse();
        perNetwork.leave(address("2001:db8::4"));
        perNetwork.leave(address("2001:db8::1"));
        assertThat(perNetwork.enter(address("2001:db8::5"))).isTrue();
    }

    @Test
    void addresses_of_version_4_stand_alone() {
        for (int i = 0; i < 4; i++) {
            assertThat(perNetwork.enter(address("192.0.2." + i))).isTrue();
        }
    }

    @Test
    void of_many_at_once_as_many_as_the_share_get_in() {
        List<Boolean> came = Race.run(_ -> perNetwork.enter(address("192.0.2.7")));

        assertThat(Collections.frequency(came, true)).isEqualTo(2);
    }

    private static IpAddress address(String literal) {
        return IpAddress.parse(literal).orElseThrow();
    }
}
