package io.portcullis.crypto.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.domain.signing.SigningAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Signatures that a lax verifier of RSA lets pass. Roots taken without the key (Bleichenbacher's forgery of 2006) need an
 * exponent of 3, and ours is 65537; so the faulty paddings are signed here with the key itself.
 */
class ForgedRs256Test extends ForgedByPairs {

    private static final int LENGTH = 3072 / 8;

    /** What stands before a digest of SHA-256 (RFC 8017, section 9.2). */
    private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

    @Override
    SigningAlgorithm algorithm() {
        return SigningAlgorithm.RS256;
    }

    @Override
    String good() throws Exception {
        return signedBy(pair);
    }

    @Override
    String signedBy(KeyPair other) throws Exception {
        return Forge.signed("SHA256withRSA", header, payload, other.getPrivate());
    }

    @Override
    List<byte[]> publicKeyInEveryForm() {
        byte[] der = pair.getPublic().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(der, 24, der.length);
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs1);
        byte[] modulus = modulus().toByteArray();
        byte[] unsigned = Arrays.copyOfRange(modulus, 1, modulus.length);
        return List.of(
                pkcs1,
                ascii(Base64.getEncoder().encodeToString(pkcs1)),
                ascii("-----BEGIN RSA PUBLIC KEY-----\n" + lines + "\n-----END RSA PUBLIC KEY-----"),
                ascii("-----BEGIN RSA PUBLIC KEY-----\n" + lines + "\n-----END RSA PUBLIC KEY-----\n"),
                modulus,
                unsigned,
                ascii(Forge.encoded(unsigned)),
                ascii(HexFormat.of().formatHex(unsigned)),
                ascii(modulus().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA384withRSA", "SHA512withRSA"})
    void another_digest_is_another_algorithm(String algorithm) throws Exception {
        assertRefused(Forge.signed(algorithm, header, payload, pair.getPrivate()));
        assertRefused(Forge.signed(algorithm, header("RS384"), payload, pair.getPrivate()));
        assertRefused(Forge.signed(algorithm, header("RS512"), payload, pair.getPrivate()));
    }

    @Test
    void another_padding_is_another_algorithm() throws Exception {
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        assertRefused(Forge.signed(pss, header, payload, pair.getPrivate()));
        assertRefused(Forge.signed(pss, header("PS256"), payload, pair.getPrivate()));
    }

    @Test
    void a_signature_is_as_long_as_the_modulus_and_less_than_it() throws Exception {
        BigInteger number = new BigInteger(1, signature());
        assertRefusedBy(number.add(modulus()).toByteArray());
        assertRefusedBy(bytes(modulus().subtract(number)));
        for (BigInteger trivial : List.of(BigInteger.ONE, modulus().subtract(BigInteger.ONE), modulus())) {
            assertRefusedBy(bytes(trivial));
        }
    }

    @Test
    void the_padding_is_whole_and_nothing_follows_it() throws Exception {
        String digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(ascii(Forge.encoded(header) + '.' + Forge.encoded(payload))));
        String whole = DIGEST_INFO + digest;
        assertThat(padded("0001", "ff", whole)).isEqualTo(signature());
        assertRefusedBy(padded("0002", "ff", whole));
        assertRefusedBy(padded("0001", "fe", whole));
        assertRefusedBy(padded("0001", "ff", digest));
        assertRefusedBy(padded("0001", "ff", DIGEST_INFO.replace("30313", "30323") + digest));
        String trailing = "0001" + "ff".repeat(8) + "00" + whole;
        assertRefusedBy(power(trailing + "00".repeat(LENGTH - trailing.length() / 2)));
    }

    /** The key's power of type, filling, a zero and the content. */
    private byte[] padded(String type, String filling, String content) {
        return power(type + filling.repeat(LENGTH - 3 - content.length() / 2) + "00" + content);
    }

    private byte[] power(String hex) {
        BigInteger exponent = ((RSAPrivateKey) pair.getPrivate()).getPrivateExponent();
        return bytes(new BigInteger(hex, 16).modPow(exponent, modulus()));
    }

    private BigInteger modulus() {
        return ((RSAPublicKey) pair.getPublic()).getModulus();
    }

    private static byte[] bytes(BigInteger number) {
        return HexFormat.of().parseHex("%0768x".formatted(number));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
