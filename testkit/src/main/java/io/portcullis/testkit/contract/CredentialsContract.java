package io.portcullis.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.account.Account;
import io.portcullis.domain.account.AccountId;
import io.portcullis.domain.account.Epoch;
import io.portcullis.domain.credential.Credential;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.testkit.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that a store keeps one password hash an account, finds it by any spelling of the address, and lets no renewal
 * undo a change of password. To hold a store to it, extend it and return that store, empty, from {@link #stores}.
 */
public abstract class CredentialsContract extends StoreContract {

    private static final Instant NOW = Samples.NOW;

    @Test
    void a_credential_is_found_by_address_and_by_account() {
        Account account = added(samples.account());
        Account other = added(samples.account());
        PasswordHash hash = put(account, samples.hash());
        put(other, samples.hash());

        Credential expected = new Credential(account, hash, NOW);
        assertLoaded(credentials().ofEmail(account.email()), expected, "a login needs the account and its own hash");
        assertLoaded(credentials().ofAccount(account.id()), expected, "both ways lead to the same credential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@bücher.example", "ADA@xn--bcher-kva.EXAMPLE", "aDa@BÜCHER.example."})
    void every_spelling_of_an_address_finds_its_credential(String spelling) {
        Account account = added(samples.account("Ada@Bücher.example"));
        PasswordHash hash = put(account, samples.hash());

        assertLoaded(
                credentials().ofEmail(Samples.email(spelling)),
                new Credential(account, hash, NOW),
                "owners type their address as they like; the store answers with the one they registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_a@example.org", "a%a@example.org", "áda@example.org", "ada@example.com"})
    void an_address_that_looks_alike_finds_nothing(String lookalike) {
        put(added(samples.account("ada@example.org")), samples.hash());

        assertThat(credentials().ofEmail(Samples.email(lookalike)))
                .as("nobody logs in to an account by an address that isn't its own")
                .isEmpty();
    }

    @Test
    void an_account_without_a_password_and_an_unknown_one_have_no_credential() {
        Account account = added(samples.account());

        assertThat(credentials().ofEmail(account.email())).isEmpty();
        assertThat(credentials().ofAccount(account.id())).isEmpty();
        assertThat(credentials().ofEmail(Samples.email("nobody@example.org"))).isEmpty();
        assertThat(credentials().ofAccount(new AccountId(samples.uuid()))).isEmpty();
    }

    @Test
    void a_credential_shows_the_account_as_it_is_now() {
        Account account = added(samples.account());
        put(account, samples.hash());

        inTransaction(() -> accounts().advance(account.id(), Epoch.FIRST));

        assertThat(credentials()
                        .ofEmail(account.email())
                        .orElseThrow()
                        .account()
                        .epoch())
                .as("a login is built on the epoch that it reads here; an old one could never be held")
                .isEqualTo(new Epoch(1));
    }

    @Test
    void a_suspended_account_has_its_credential_still() {
        Account account = added(samples.suspendedAccount());
        PasswordHash hash = put(account, samples.hash());

        assertLoaded(
                credentials().ofEmail(account.email()),
                new Credential(account, hash, NOW),
                "a barred account must cost the same check as any other; the use case refuses it afterwards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$2b$12$:colon ?mark 'quote' \\ % _", "ﷺ 🏰 q̃"})
    void a_hash_is_kept_to_the_letter(String text) {
        Account account = added(samples.account());

        PasswordHash hash = put(account, new PasswordHash(text));
        assertThat(stored(account)).isEqualTo(hash.reveal());

        put(account, new PasswordHash(text + "x".repeat(2000)));
        assertThat(stored(account))
                .as("schemes to come have longer hashes; a hash cut short locks its owner out")
                .hasSize(text.length() + 2000);
    }

    @Test
    void a_new_password_takes_the_place_of_the_one_before() {
        Account account = added(samples.account());
        put(account, samples.hash());

        PasswordHash next = put(account, samples.hash());

        assertLoaded(
                credentials().ofEmail(account.email()), new Credential(account, next, NOW), "the old password is void");
    }

    @Test
    void a_password_is_as_old_as_its_owners_last_change_of_it() {
        Account account = added(samples.account());
        Account other = added(samples.account());
        Instant earlier = NOW.minusNanos(1000);
        credentials().put(other.id(), samples.hash(), NOW);

        credentials().put(account.id(), samples.hash(), earlier);
        assertThat(changedAt(account)).isEqualTo(earlier);

        credentials().put(account.id(), new PasswordHash("seen"), NOW.plusSeconds(1));
        assertThat(changedAt(account))
                .as("what an older password vouched for is void")
                .isEqualTo(NOW.plusSeconds(1));
        assertThat(changedAt(other)).as("nobody else's password grew older").isEqualTo(NOW);
    }

    @Test
    void a_renewed_hash_leaves_its_password_as_old_as_it_was() {
        Account account = added(samples.account());
        PasswordHash seen = put(account, samples.hash());
        PasswordHash renewed = samples.hash();

        credentials().renew(account.id(), seen, renewed);

        assertLoaded(
                credentials().ofEmail(account.email()),
                new Credential(account, renewed, NOW),
                "a server that hashes better has changed nobody's password");
    }

    @Test
    void a_hash_is_renewed_where_it_is_still_the_one_seen() {
        Account account = added(samples.account());
        Account other = added(samples.account());
        put(account, new PasswordHash("same"));
        put(other, new PasswordHash("same"));

        boolean renewed = credentials().renew(account.id(), new PasswordHash("same"), new PasswordHash("renewed"));

        assertThat(renewed).isTrue();
        assertThat(stored(account)).isEqualTo("renewed");
        assertThat(stored(other)).as("only that account's hash is renewed").isEqualTo("same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "SEEN", "seen ", "see_", "%"})
    void a_hash_is_not_renewed_where_it_is_another_than_the_one_seen(String seen) {
        Account account = added(samples.account());
        put(account, new PasswordHash("seen"));

        assertThat(credentials().renew(account.id(), new PasswordHash(seen), samples.hash()))
                .isFalse();
        assertThat(stored(account))
                .as("a renewal of a hash that has gone would bring the old password back")
                .isEqualTo("seen");
    }

    @Test
    void where_there_is_no_hash_there_is_none_to_renew() {
        Account account = added(samples.account());

        assertThat(credentials().renew(account.id(), samples.hash(), samples.hash()))
                .isFalse();
        assertThat(credentials().renew(new AccountId(samples.uuid()), samples.hash(), samples.hash()))
                .isFalse();
        assertThat(credentials().ofAccount(account.id())).isEmpty();
    }

    @Test
    void of_many_renewals_of_one_hash_one_succeeds() {
        Account account = added(samples.account());
        PasswordHash seen = put(account, samples.hash());
        List<PasswordHash> renewals =
                IntStream.range(0, Race.RUNNERS).mapToObj(_ -> samples.hash()).toList();

        List<Boolean> came = Race.run(number -> credentials().renew(account.id(), seen, renewals.get(number)));

        assertThat(Collections.frequency(came, true)).isEqualTo(1);
        assertThat(stored(account))
                .as("the hash is the one whose renewal was told to have succeeded")
                .isEqualTo(renewals.get(came.indexOf(true)).reveal());
    }

    @Test
    void renewals_never_undo_a_change_of_password() {
        Account account = added(samples.account());
        PasswordHash seen = put(account, samples.hash());
        PasswordHash changed = samples.hash();

        Race.run(number -> number == Race.RUNNERS / 2
                ? put(account, changed)
                : credentials().renew(account.id(), seen, samples.hash()));

        assertThat(stored(account))
                .as("whoever comes first, the changed password stands; else the old one opens the account again")
                .isEqualTo(changed.reveal());
    }

    @Test
    void of_many_first_passwords_at_once_one_stands() {
        Account account = added(samples.account());

        List<PasswordHash> hashes = Race.run(_ -> put(account, samples.hash()));

        assertThat(hashes.stream().map(PasswordHash::reveal)).contains(stored(account));
    }

    private PasswordHash put(Account account, PasswordHash hash) {
        credentials().put(account.id(), hash, NOW);
        return hash;
    }

    private Instant changedAt(Account account) {
        return credentials().ofAccount(account.id()).orElseThrow().changedAt();
    }

    private String stored(Account account) {
        return credentials().ofAccount(account.id()).orElseThrow().hash().reveal();
    }
}
