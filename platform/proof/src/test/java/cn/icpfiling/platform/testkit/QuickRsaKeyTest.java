package cn.icpfiling.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickRsaKeyTest {
    private static final byte[] TEXT = "header.claims".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"SHA-256, SHA256withRSA", "SHA-512, SHA512withRSA"})
    void its_signatures_are_ordinary(String digest, String algorithm) throws Exception {
        var key = QuickRsaKey.fresh();
        var signed = key.sign(digest, TEXT);

        assertThat(verified(key, algorithm, signed)).isTrue();
        assertThat(verified(QuickRsaKey.parse(key.toString()), algorithm, signed))
                .isTrue();
        assertThat(key.publicKey().getModulus().bitLength()).isGreaterThanOrEqualTo(2048);

        signed[signed.length - 1] ^= 1;
        assertThat(verified(key, algorithm, signed)).isFalse();
    }

    private static boolean verified(QuickRsaKey key, String algorithm, byte[] signature) throws Exception {
        var check = Signature.getInstance(algorithm);
        check.initVerify(key.publicKey());
        check.update(TEXT);
        return check.verify(signature);
    }
}
