package io.portcullis.crypto.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** Secrets that are the same in every run: the one numbered <em>n</em> is 32 bytes of <em>n</em>. */
public final class SecretsOfTests {

    private SecretsOfTests() {}

    /** The environment whose first secret is that, and whose former secrets are those. */
    public static EnvironmentSecrets secrets(int first, int... former) {
        List<EnvironmentSecret> others =
                IntStream.of(former).mapToObj(SecretsOfTests::secret).toList();
        return new EnvironmentSecrets(secret(first), others);
    }

    static EnvironmentSecret secret(int number) {
        byte[] bytes = new byte[EnvironmentSecret.MIN_LENGTH];
        Arrays.fill(bytes, (byte) number);
        return EnvironmentSecret.parse(Base64.getEncoder().encodeToString(bytes))
                .orElseThrow();
    }
}
