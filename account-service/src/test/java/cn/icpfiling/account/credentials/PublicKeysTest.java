package cn.icpfiling.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.TestKey;
import cn.icpfiling.platform.problem.ProblemException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PublicKeysTest {

    /** RFC 8037, appendix A.2 and A.3. */
    private static final Map<String, Object> OF_THE_RFC =
            Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    @Test
    void a_key_is_known_by_its_thumbprint() {
        assertThat(PublicKeys.accept(OF_THE_RFC).thumbprint())
                .isEqualTo(Base64.getUrlDecoder().decode("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
    }

    @Test
    @Tag("long")
    void each_kind_is_taken_and_signs_with_its_own_algorithms_only() {
        var rsa = opened(TestKey.rsa("RS256", 2048));
        var p256 = opened(TestKey.p256());
        var ed25519 = opened(TestKey.ed25519());

        assertThat(PublicKeys.algorithms())
                .containsExactly("ES256", "EdDSA", "PS256", "RS256")
                .allSatisfy(algorithm -> {
                    assertThat(PublicKeys.signsWith(rsa, algorithm))
                            .isEqualTo(algorithm.endsWith("S256") && !algorithm.equals("ES256"));
                    assertThat(PublicKeys.signsWith(p256, algorithm)).isEqualTo(algorithm.equals("ES256"));
                    assertThat(PublicKeys.signsWith(ed25519, algorithm)).isEqualTo(algorithm.equals("EdDSA"));
                });
        assertThat(PublicKeys.signsWith(rsa, "none")).isFalse();
        assertThat(PublicKeys.signsWith(rsa, "HS256")).isFalse();
    }

    @Test
    void what_is_written_beside_a_key_is_not_kept() {
        var written = new HashMap<>(OF_THE_RFC);
        written.putAll(Map.of("kid", "mine", "use", "sig", "alg", "EdDSA", "x5u", "http://localhost/certificate"));

        assertThat(PublicKeys.accept(written).jwk())
                .isEqualTo(PublicKeys.accept(OF_THE_RFC).jwk());
    }

    @Test
    @Tag("long")
    void a_private_key_is_refused_first_of_all() {
        for (var key : new TestKey[] {TestKey.rsa("RS256", 2048), TestKey.p256(), TestKey.ed25519()}) {
            refused(key.privateJwk(), "/publicKey/d KEY_IS_PRIVATE");
        }
        refused(Map.of("kty", "oct", "k", "c2VjcmV0"), "/publicKey/k KEY_IS_PRIVATE");
    }

    @Test
    void weak_and_foreign_keys_are_refused() {
        refused(TestKey.rsa("RS256", 1024).jwk(), "/publicKey/n KEY_UNSUPPORTED");
        refused(with(TestKey.rsa("RS256", 2048).jwk(), "e", "Aw"), "/publicKey/e KEY_UNSUPPORTED");
        refused(TestKey.edwards("Ed448").jwk(), "/publicKey/crv KEY_UNSUPPORTED");
        refused(TestKey.edwards("X25519").jwk(), "/publicKey/crv KEY_UNSUPPORTED");
        refused(with(OF_THE_RFC, "kty", "PQ"), "/publicKey/kty KEY_UNSUPPORTED");
        refused(with(OF_THE_RFC, "kty", 7), "/publicKey/kty KEY_UNSUPPORTED");
        refused(Map.of(), "/publicKey/kty KEY_UNSUPPORTED");
        refused(with(OF_THE_RFC, "use", "enc"), "/publicKey/use KEY_UNSUPPORTED");
        refused(with(OF_THE_RFC, "alg", "RS256"), "/publicKey/alg KEY_UNSUPPORTED");
        refused(with(OF_THE_RFC, "key_ops", List.of("sign")), "/publicKey/key_ops KEY_UNSUPPORTED");
    }

    @Test
    @Tag("long")
    void what_makes_no_key_is_refused() {
        refused(with(TestKey.rsa("RS256", 2048).jwk(), "e", "AQ"), "/publicKey KEY_UNREADABLE");
        refused(with(OF_THE_RFC, "x", "AAAA"), "/publicKey KEY_UNREADABLE");
        refused(with(OF_THE_RFC, "x", "Ag" + "A".repeat(41)), "/publicKey KEY_UNREADABLE");
        refused(with(OF_THE_RFC, "x", 7), "/publicKey KEY_UNREADABLE");
        refused(with(OF_THE_RFC, "x5c", "A".repeat(4097)), "/publicKey KEY_UNREADABLE");
        refused(Map.of("kty", "EC", "crv", "P-256"), "/publicKey KEY_UNREADABLE");
        refused(with(TestKey.p256().jwk(), "crv", "P-7"), "/publicKey KEY_UNREADABLE");
        refused(with(TestKey.p256().jwk(), "y", number(BigInteger.TWO)), "/publicKey KEY_UNREADABLE");
    }

    private static PublicKey opened(TestKey key) {
        return PublicKeys.open(PublicKeys.accept(key.jwk()).jwk());
    }

    private static Map<String, Object> with(Map<String, Object> jwk, String member, Object value) {
        var other = new TreeMap<>(jwk);
        other.put(member, value);
        return other;
    }

    private static String number(BigInteger value) {
        var bytes = new byte[32];
        var written = value.toByteArray();
        System.arraycopy(written, 0, bytes, bytes.length - written.length, written.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void refused(Map<String, Object> jwk, String as) {
        assertThatThrownBy(() -> PublicKeys.accept(jwk))
                .isInstanceOf(ProblemException.class)
                .hasMessage("RULES_BROKEN: " + as);
    }
}
