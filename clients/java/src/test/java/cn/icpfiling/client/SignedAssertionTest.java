package cn.icpfiling.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedAssertionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_764_061_200), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "EC, 256, SHA256withECDSAinP1363Format, ES256",
        "RSA, 2048, SHA256withRSA, RS256",
        "Ed25519, 255, Ed25519, EdDSA"
    })
    void an_assertion_is_signed_and_names_the_client_twice(String kind, int size, String algorithm, String name)
            throws Exception {
        var generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(size);
        var pair = generator.generateKeyPair();

        var assertion = new SignedAssertion("c", URI.create("http://gateway.test/"), pair.getPrivate(), CLOCK).get();

        var parts = assertion.split("\\.");
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(decoded(parts[0])).contains("\"alg\":\"" + name + "\"");
        assertThat(decoded(parts[1]))
                .contains("\"iss\":\"c\"", "\"sub\":\"c\"", "\"aud\":\"http://gateway.test\"", "\"exp\":1764061320");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
