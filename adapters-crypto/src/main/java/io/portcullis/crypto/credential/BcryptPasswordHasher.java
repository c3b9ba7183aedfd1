package io.portcullis.crypto.credential;

import io.portcullis.crypto.secret.EnvironmentSecret;
import io.portcullis.crypto.secret.EnvironmentSecrets;
import io.portcullis.crypto.secret.KeyUse;
import io.portcullis.domain.credential.Password;
import io.portcullis.domain.credential.PasswordHash;
import io.portcullis.domain.credential.PresentedPassword;
import io.portcullis.domain.port.PasswordHasher;
import io.portcullis.domain.request.Fault;
import io.portcullis.domain.request.Parsed;
import io.portcullis.domain.secret.SecretId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes by bcrypt over a keyed pre-hash: base64 of HMAC-SHA-384 of the password, under a pepper derived from the
 * environment's secret. The 64 characters lie under the 72 bytes that bcrypt reads and hold no NUL, so every character
 * of a password counts; the pepper makes a stolen store worthless alone.
 *
 * <p>A foreign hash, bcrypt over the password's UTF-8 alone, verifies too and is always outdated, so that its owner's
 * next login replaces it. It is compared with the NFC form, which is all that a {@link Password} keeps: one made of
 * another form verifies nothing. Nor does one made of more than 72 bytes, which others cut: the password is wrong.
 *
 * <p>Every failed check costs 2<sup>C</sup> rounds in all, C being today's cost: a hash of a lower cost c is followed by
 * decoys of cost c to C − 1 (2<sup>c</sup> + 2<sup>c</sup> + … + 2<sup>C−1</sup> = 2<sup>C</sup>), and where there is
 * nothing to check, one decoy of cost C is. A hash of a higher cost than today's costs what it says, for as long as it
 * takes until its owner logs in once.
 */
public final class BcryptPasswordHasher implements PasswordHasher {

    private static final String VERSION = "$2a";

    /** What the decoys are checked against: a salt, without a hash to match. */
    private static final String DECOY = VERSION + "$%02d$CCCCCCCCCCCCCCCCCCCCC.";

    private final SecretId today;
    private final int cost;
    private final Map<SecretId, SecretKey> peppers;
    private final Bcrypt bcrypt;
    private final SecureRandom random = new SecureRandom();

    /**
     * A hasher of that cost.
     *
     * @param cost the binary logarithm of the rounds, 4 to 31; what is safe today is for the settings to say
     */
    public BcryptPasswordHasher(EnvironmentSecrets secrets, int cost) {
        this(secrets, cost, BCrypt::hashpw);
    }

    BcryptPasswordHasher(EnvironmentSecrets secrets, int cost, Bcrypt bcrypt) {
        if (cost < Bcrypt.MIN_COST || cost > Bcrypt.MAX_COST) {
            throw new IllegalArgumentException("a bcrypt cost is between 4 and 31");
        }
        this.today = secrets.first().id();
        this.cost = cost;
        this.peppers = secrets.all().stream()
                .collect(Collectors.toUnmodifiableMap(EnvironmentSecret::id, secret -> secret.key(KeyUse.PEPPER)));
        this.bcrypt = bcrypt;
    }

    @Override
    public Hashing hash(Password password) {
        String setting = BCrypt.gensalt(VERSION, cost, random);
        return new Hashing.Hashed(BcryptHash.stored(today, bcrypt.hash(preHash(today, password.reveal()), setting)));
    }

    /**
     * Reads a hash that is to be kept though it was made elsewhere: as bcrypt writes it ({@code $2a$}, {@code $2b$} or
     * {@code $2y$}), or as a store of ours kept it. Refuses what could verify nobody, above all a hash of ours under a
     * secret that this hasher doesn't have.
     */
    public Parsed<PasswordHash> read(String text) {
        Optional<PasswordHash> hash = BcryptHash.brought(text);
        if (hash.isEmpty()) {
            return Parsed.invalid(
                    Fault.Code.MALFORMED, "a bcrypt hash, beginning with $2a$, $2b$ or $2y$, or one that was exported");
        }
        return hash.flatMap(BcryptHash::parse)
                .flatMap(BcryptHash::secret)
                .filter(secret -> !peppers.containsKey(secret))
                .map(secret -> Parsed.<PasswordHash>invalid(
                        Fault.Code.MALFORMED,
                        "a hash under this server's secret or a former one; this one's has the id " + secret))
                .orElseGet(() -> Parsed.valid(hash.get()));
    }

    @Override
    public Verification verify(PresentedPassword presented, Optional<PasswordHash> hash) {
        Optional<BcryptHash> known = hash.flatMap(BcryptHash::parse);
        Optional<byte[]> key =
                known.flatMap(candidate -> presented.possible().flatMap(password -> key(candidate, password)));
        if (known.isEmpty() || key.isEmpty()) {
            decoy(cost);
            return new Verification.Wrong();
        }
        return check(key.get(), known.get());
    }

    private Verification check(byte[] key, BcryptHash hash) {
        String computed = bcrypt.hash(key, hash.bcrypt());
        if (MessageDigest.isEqual(bytes(computed), bytes(hash.bcrypt()))) {
            return new Verification.Right(hash.cost() != cost || !hash.secret().equals(Optional.of(today)));
        }
        for (int lower = hash.cost(); lower < cost; lower++) {
            decoy(lower);
        }
        return new Verification.Wrong();
    }

    private void decoy(int decoyCost) {
        bcrypt.hash(preHash(today, ""), DECOY.formatted(decoyCost));
    }

    /** What bcrypt reads for {@code hash}; absent where its pepper is unknown, or bcrypt would cut the password. */
    private Optional<byte[]> key(BcryptHash hash, Password password) {
        return hash.secret().isPresent()
                ? hash.secret().filter(peppers::containsKey).map(secret -> preHash(secret, password.reveal()))
                : Optional.of(bytes(password.reveal())).filter(plain -> plain.length <= Bcrypt.MAX_KEY_LENGTH);
    }

    private byte[] preHash(SecretId secret, String password) {
        try {
            Mac mac = Mac.getInstance(KeyUse.PEPPER.algorithm());
            mac.init(peppers.get(secret));
            return Base64.getEncoder().encode(mac.doFinal(bytes(password)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no HmacSHA384", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
