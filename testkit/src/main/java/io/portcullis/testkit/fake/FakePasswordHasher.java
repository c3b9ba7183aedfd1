package io.portcullis.testkit.fake;

import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes at once, and is overloaded or finds hashes outdated when it is told to. Its hashes read
 * {@code fake:<version>:<salt>:<MAC>}.
 */
public final class FakePasswordHasher implements PasswordHasher {

    private static final Pattern FORM = Pattern.compile("fake:([0-9]{1,9}):([0-9]{1,9}):[0-9a-f]{64}");

    private final FakeSecret secret;
    private final AtomicInteger version = new AtomicInteger();
    private final AtomicInteger salts = new AtomicInteger();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicReference<Optional<Overloaded>> overload = new AtomicReference<>(Optional.empty());

    public FakePasswordHasher() {
        this("secret");
    }

    /** Verifies no hash that was made with another secret. */
    public FakePasswordHasher(String secret) {
        this.secret = new FakeSecret(secret);
    }

    /** From now on every hash made so far is outdated. */
    public void outdate() {
        version.incrementAndGet();
    }

    /** From now on there is no room. */
    public void overload(Duration retryAfter) {
        overload.set(Optional.of(new Overloaded(retryAfter)));
    }

    /** From now on there is room again. */
    public void relieve() {
        overload.set(Optional.empty());
    }

    /** How often it has been asked to hash or to check so far, each of which costs the same. */
    public int work() {
        return work.get();
    }

    @Override
    public Hashing hash(Password password) {
        work.incrementAndGet();
        return overload.get()
                .<Hashing>map(overloaded -> overloaded)
                .orElseGet(() -> new Hashing.Hashed(new PasswordHash(
                        text(version.toString(), Integer.toString(salts.incrementAndGet()), password))));
    }

    @Override
    public Verification verify(PresentedPassword presented, Optional<PasswordHash> hash) {
        work.incrementAndGet();
        return overload.get()
                .<Verification>map(overloaded -> overloaded)
                .orElseGet(() -> presented
                        .possible()
                        .flatMap(password -> hash.flatMap(kept -> check(password, kept.reveal())))
                        .orElseGet(Verification.Wrong::new));
    }

    private Optional<Verification> check(Password password, String kept) {
        Matcher form = FORM.matcher(kept);
        return form.matches() && text(form.group(1), form.group(2), password).equals(kept)
                ? Optional.of(new Verification.Right(!form.group(1).equals(version.toString())))
                : Optional.empty();
    }

    private String text(String version, String salt, Password password) {
        return "fake:" + version + ":" + salt + ":" + secret.mac(version, salt, password.reveal());
    }
}
