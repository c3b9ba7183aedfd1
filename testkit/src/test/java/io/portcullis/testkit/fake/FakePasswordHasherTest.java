package io.portcullis.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.testkit.contract.PasswordHasherContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakePasswordHasherTest extends PasswordHasherContract {

    private static final PresentedPassword PASSWORD = PresentedPassword.of("six unrelated words");
    private static final Duration LATER = Duration.ofSeconds(2);

    private final FakePasswordHasher hasher = todays();

    private static FakePasswordHasher todays() {
        FakePasswordHasher hasher = new FakePasswordHasher();
        hasher.outdate();
        return hasher;
    }

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    @Override
    protected PasswordHasher yesterdays() {
        return new FakePasswordHasher();
    }

    @Override
    protected PasswordHasher strangers() {
        return new FakePasswordHasher("elsewhere");
    }

    @Test
    void an_overloaded_hasher_neither_hashes_nor_checks() {
        hasher.overload(LATER);

        assertThat(hasher.hash(PASSWORD.possible().orElseThrow())).isEqualTo(new PasswordHasher.Overloaded(LATER));
        assertThat(hasher.verify(PASSWORD, Optional.empty())).isEqualTo(new PasswordHasher.Overloaded(LATER));
    }

    @Test
    void a_relieved_hasher_works_again() {
        hasher.overload(LATER);
        hasher.relieve();

        assertThat(hasher.verify(PASSWORD, Optional.empty())).isEqualTo(new PasswordHasher.Verification.Wrong());
    }
}
