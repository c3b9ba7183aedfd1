package io.portcullis.bootstrap;

import io.portcullis.application.signing.RotateSigningKeys;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the signing keys every minute, in a thread of its own, since a key that is published has to know within
 * some minutes what all nodes ask of it; what fails is tried again the next time.
 */
final class KeyRotation implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeyRotation.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("key-rotation").daemon().factory());

    private KeyRotation() {}

    /** Looks after them in a minute and every minute from then on. */
    static KeyRotation start(RotateSigningKeys rotateSigningKeys, RotateSigningKeys.Command command) {
        KeyRotation rotation = new KeyRotation();
        var _ = rotation.thread.scheduleWithFixedDelay(
                () -> attempt(rotateSigningKeys, command), PERIOD.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
        return rotation;
    }

    private static void attempt(RotateSigningKeys rotateSigningKeys, RotateSigningKeys.Command command) {
        try {
            switch (rotateSigningKeys.handle(command)) {
                case RotateSigningKeys.Outcome.Rotated(int added, int removed) -> {
                    if (added + removed > 0) {
                        LOGGER.info("Signing keys: {} published, {} gone", added, removed);
                    }
                }
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("The signing keys could not be looked after", failure);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
