package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.secret.SecretCheck;
import io.portcullis.domain.secret.SecretId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Proves that a store is claimed by one secret, and changes it only for whoever knows the one before. To hold a store to
 * it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class SecretChecksContract extends StoreContract {

    @Test
    void an_empty_store_is_unclaimed() {
        assertThat(secretChecks().find()).isEmpty();
    }

    @Test
    void a_store_is_claimed_once() {
        SecretCheck first = samples.secretCheck();

        assertThat(secretChecks().claim(first)).isTrue();
        assertThat(secretChecks().claim(samples.secretCheck())).isFalse();
        assertThat(secretChecks().claim(first)).isFalse();
        assertThat(secretChecks().find())
                .as("a second server must not make the store its own; it could read nothing in it")
                .contains(first);
    }

    @Test
    void of_many_servers_that_claim_at_once_one_succeeds() {
        List<SecretCheck> rivals = checks();

        List<Boolean> came = Race.run(number -> secretChecks().claim(rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(secretChecks().find())
                .as("the store is of the server that was told so; the others must not start")
                .contains(rivals.get(came.indexOf(true)));
    }

    @Test
    void the_check_is_replaced_where_it_is_still_the_one_seen() {
        SecretCheck first = new SecretCheck(new SecretId("0000000000000001"), "one");
        SecretCheck next = new SecretCheck(new SecretId("0000000000000002"), "two");
        secretChecks().claim(first);

        assertThat(secretChecks().replace(first, next)).isTrue();
        assertThat(secretChecks().find()).contains(next);
    }

    @Test
    void the_check_is_not_replaced_where_it_is_another_than_the_one_seen() {
        SecretId id = new SecretId("0000000000000001");
        SecretCheck first = new SecretCheck(id, "one");
        secretChecks().claim(first);

        assertThat(secretChecks().replace(new SecretCheck(id, "ONE"), samples.secretCheck()))
                .isFalse();
        assertThat(secretChecks().replace(new SecretCheck(new SecretId("0000000000000002"), "one"), first))
                .isFalse();
        assertThat(secretChecks().find())
                .as("both the id and the value are compared, and a refusal changes nothing")
                .contains(first);
    }

    @Test
    void an_unclaimed_store_has_nothing_to_replace() {
        assertThat(secretChecks().replace(samples.secretCheck(), samples.secretCheck()))
                .isFalse();
        assertThat(secretChecks().find()).isEmpty();
    }

    @Test
    void of_many_replacements_of_one_check_one_succeeds() {
        SecretCheck first = samples.secretCheck();
        secretChecks().claim(first);
        List<SecretCheck> rivals = checks();

        List<Boolean> came = Race.run(number -> secretChecks().replace(first, rivals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(secretChecks().find())
                .as("the check is the one whose replacement was told to have succeeded")
                .contains(rivals.get(came.indexOf(true)));
    }

    private List<SecretCheck> checks() {
        return IntStream.range(0, Race.RUNNERS)
                .mapToObj(_ -> samples.secretCheck())
                .toList();
    }
}
