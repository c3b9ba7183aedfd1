package io.portcullis.crypto.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The good tokens that were seen of late, since proving a signature costs more than all else that a request needs. A token
 * is known by its SHA-256 alone, so that no dump of the memory holds one that is still good. Nobody fills it with made-up
 * tokens: only a good one enters.
 */
final class VerifiedTokens {

    private final Cache<ByteBuffer, VerifiedToken> tokens;

    /**
     * A memory that is empty.
     *
     * @param most how many it holds; of more, the least used go
     */
    VerifiedTokens(int most) {
        tokens = Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** What was proven of exactly this text; absent where nothing is remembered. */
    Optional<VerifiedToken> find(String presented) {
        return Optional.ofNullable(tokens.getIfPresent(digest(presented)));
    }

    void remember(String presented, VerifiedToken token) {
        tokens.put(digest(presented), token);
    }

    /** How many there are. */
    long remembered() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    private static ByteBuffer digest(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
