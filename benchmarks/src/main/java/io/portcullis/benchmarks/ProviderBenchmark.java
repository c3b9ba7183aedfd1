package io.portcullis.benchmarks;

import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.MacAlgorithm;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.portcullis.domain.signing.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A token of one claim, signed and verified by jjwt with each provider that could be asked, the keys in the form that the
 * provider itself gives them: what ADR 20 chooses by.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@NullUnmarked
public class ProviderBenchmark {

    /** Who does the arithmetic. */
    public enum Candidate {
        JDK,
        BOUNCY_CASTLE
    }

    @Param
    public SigningAlgorithm algorithm;

    @Param
    public Candidate candidate;

    private Supplier<String> signer;
    private JwtParser parser;
    private String token;

    @Setup
    public void prepare() throws GeneralSecurityException {
        switch (algorithm) {
            case HS256 -> symmetric(Jwts.SIG.HS256, provider("SunJCE"));
            case ES256 -> pairs(Jwts.SIG.ES256, "EC", new ECGenParameterSpec("secp256r1"), provider("SunEC"));
            case EDDSA -> pairs(Jwts.SIG.EdDSA, "Ed25519", NamedParameterSpec.ED25519, provider("SunEC"));
            case RS256 ->
                pairs(
                        Jwts.SIG.RS256,
                        "RSA",
                        new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4),
                        provider("SunRsaSign"));
        }
        token = sign();
    }

    private void symmetric(MacAlgorithm mac, Provider provider) {
        SecretKey key = mac.key().build();
        signer = () -> Jwts.builder()
                .provider(provider)
                .subject("ada")
                .signWith(key, mac)
                .compact();
        parser = Jwts.parser().provider(provider).verifyWith(key).build();
    }

    private void pairs(SignatureAlgorithm signature, String kind, AlgorithmParameterSpec parameters, Provider provider)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(parameters);
        KeyPair pair = generator.generateKeyPair();
        KeyFactory factory = KeyFactory.getInstance(kind, provider);
        PrivateKey privateHalf = factory.generatePrivate(
                new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));
        PublicKey publicHalf =
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        signer = () -> Jwts.builder()
                .provider(provider)
                .subject("ada")
                .signWith(privateHalf, signature)
                .compact();
        parser = Jwts.parser().provider(provider).verifyWith(publicHalf).build();
    }

    private Provider provider(String ofTheJdk) {
        return switch (candidate) {
            case JDK -> Security.getProvider(ofTheJdk);
            case BOUNCY_CASTLE -> new BouncyCastleProvider();
        };
    }

    @Benchmark
    public String sign() {
        return signer.get();
    }

    @Benchmark
    public Object verify() {
        return parser.parseSignedClaims(token);
    }
}
