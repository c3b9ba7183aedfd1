package io.portcullis.testkit.fake;

import io.portcullis.domain.port.AccessTokens;
import io.portcullis.domain.signing.KeyTerm;
import io.portcullis.domain.signing.PublicKey;
import io.portcullis.domain.signing.SigningAlgorithm;
import io.portcullis.testkit.Samples;
import io.portcullis.testkit.contract.AccessTokensContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class FakeAccessTokensTest extends AccessTokensContract {

    private static final PublicKey KEY = new FakeKeyVault(new FakeSecrets())
            .generate(SigningAlgorithm.ES256, KeyTerm.first(SteppingClock.START, Samples.TOKEN_LIFE))
            .publicKey();

    private final SteppingClock clock = new SteppingClock();
    private final AccessTokens accessTokens = new FakeAccessTokens(clock, List.of(KEY));

    @Override
    protected AccessTokens accessTokens() {
        return accessTokens;
    }

    @Override
    protected AccessTokens strangers() {
        return new FakeAccessTokens(clock);
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected void pass(Duration duration) {
        clock.pass(duration);
    }
}
