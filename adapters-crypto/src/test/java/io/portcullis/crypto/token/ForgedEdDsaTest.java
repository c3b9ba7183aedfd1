package io.portcullis.crypto.token;

import io.portcullis.domain.signing.SigningAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.EdDSAParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that a lax verifier of Ed25519 lets pass (RFC 8032, section 8.4). */
class ForgedEdDsaTest extends ForgedByPairs {

    /** The order of the base point. */
    private static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Override
    SigningAlgorithm algorithm() {
        return SigningAlgorithm.EDDSA;
    }

    @Override
    String good() throws Exception {
        return signedBy(pair);
    }

    @Override
    String signedBy(KeyPair other) throws Exception {
        return Forge.signed("Ed25519", header, payload, other.getPrivate());
    }

    @Override
    List<byte[]> publicKeyInEveryForm() {
        byte[] der = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(der, der.length - 32, der.length);
        return List.of(point, ascii(Forge.encoded(point)), ascii(HexFormat.of().formatHex(point)));
    }

    @Test
    void a_signature_has_no_twin() throws Exception {
        byte[] signature = signature();
        BigInteger s = littleEndian(Arrays.copyOfRange(signature, 32, 64));
        for (int times = 1; s.add(L.multiply(BigInteger.valueOf(times))).bitLength() <= 256; times++) {
            assertRefusedBy(withS(signature, s.add(L.multiply(BigInteger.valueOf(times)))));
        }
        assertRefusedBy(withS(signature, L.subtract(s)));
    }

    /** Points of small order, canonical or not: with S = 0 they satisfy a verifier that doesn't look. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void a_point_of_small_order_proves_nothing(String point) throws Exception {
        byte[] r = HexFormat.of().parseHex(point);
        byte[] signature = signature();
        byte[] withR = signature.clone();
        System.arraycopy(r, 0, withR, 0, 32);
        assertRefusedBy(withR);
        for (BigInteger s : List.of(BigInteger.ZERO, BigInteger.ONE, L.subtract(BigInteger.ONE), L)) {
            assertRefusedBy(withS(withR, s));
        }
    }

    @Test
    void signatures_over_a_digest_or_a_context_are_of_another_algorithm() throws Exception {
        for (EdDSAParameterSpec variant : List.of(
                new EdDSAParameterSpec(true),
                new EdDSAParameterSpec(true, new byte[] {1}),
                new EdDSAParameterSpec(false, new byte[] {1}))) {
            Signature signature = Signature.getInstance("Ed25519");
            signature.setParameter(variant);
            assertRefused(Forge.signed(signature, header, payload, pair.getPrivate()));
        }
    }

    @Test
    void the_halves_of_a_signature_have_their_order() throws Exception {
        byte[] signature = signature();
        byte[] swapped = Arrays.copyOf(Arrays.copyOfRange(signature, 32, 64), 64);
        System.arraycopy(signature, 0, swapped, 32, 32);
        assertRefusedBy(swapped);
    }

    private static byte[] withS(byte[] signature, BigInteger s) {
        byte[] changed = signature.clone();
        for (int i = 0; i < 32; i++) {
            changed[32 + i] = s.shiftRight(8 * i).byteValue();
        }
        return changed;
    }

    private static BigInteger littleEndian(byte[] bytes) {
        BigInteger number = BigInteger.ZERO;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = number.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xFF));
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
