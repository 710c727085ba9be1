package cn.icpfiling.account.credentials;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Accepts public keys (RFC 7517): RSA of 2048 to 4096 bits, P-256, Ed25519. A refusal names what is wrong. A private
 * key is refused first, because its sender must not use it again.
 */
public final class PublicKeys {

    private static final String AT = "/publicKey";
    private static final int SHORTEST_RSA = 2048;
    /** Longer keys make each token more expensive to verify without a gain in security. */
    private static final int LONGEST_RSA = 4096;

    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int LONGEST_EXPONENT = 32;
    private static final int P256 = 256;
    private static final int ED25519_BYTES = 32;

    /** The longest member of a key of 4096 bits has 683 characters; a certificate beside it, which is not kept, some more. */
    private static final int LONGEST_MEMBER = 4096;

    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final List<String> OF_THE_KEY = List.of("kty", "crv", "x", "y", "n", "e");
    /** By the kind of key, the algorithms that it may sign with. */
    private static final Map<String, List<String>> ALGORITHMS =
            Map.of("RSA", List.of("RS256", "PS256"), "EC", List.of("ES256"), "OKP", List.of("EdDSA"));

    private PublicKeys() {}

    /**
     * An accepted key.
     *
     * @param jwk the members that make it and no other
     * @param thumbprint RFC 7638, SHA-256
     */
    public record AcceptedKey(String jwk, byte[] thumbprint) {}

    /** All algorithms that an assertion may be signed with. */
    public static List<String> algorithms() {
        return ALGORITHMS.values().stream().flatMap(Collection::stream).sorted().toList();
    }

    /** Whether an algorithm is one of the key's own kind. */
    public static boolean signsWith(PublicKey key, String algorithm) {
        return ALGORITHMS.getOrDefault(kindOf(key), List.of()).contains(algorithm);
    }

    /** Reads a key that was accepted before. */
    public static PublicKey open(String jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk).getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException("a public key in the database cannot be read", e);
        }
    }

    public static AcceptedKey accept(Map<String, Object> written) {
        PRIVATE.stream().filter(written::containsKey).findFirst().ifPresent(member -> {
            throw wrong("/" + member, "KEY_IS_PRIVATE");
        });
        if (written.values().stream().anyMatch(PublicKeys::isTooLong)) {
            throw wrong("", "KEY_UNREADABLE");
        }
        var kind = written.get("kty");
        if (!(kind instanceof String) || !ALGORITHMS.containsKey(kind)) {
            throw wrong("/kty", "KEY_UNSUPPORTED");
        }
        var key = read(written);
        switch (key.getPublicKey()) {
            case RSAPublicKey rsa -> check(rsa);
            case ECPublicKey ec -> check(ec);
            case EdECPublicKey edwards -> check(edwards, written.get("x"));
            case null, default -> throw wrong("/crv", "KEY_UNSUPPORTED");
        }
        checkPurpose(written, ALGORITHMS.get(kind));
        return new AcceptedKey(
                JsonUtil.toJson(new TreeMap<>(key.toParams(OutputControlLevel.PUBLIC_ONLY))),
                key.calculateThumbprint("SHA-256"));
    }

    private static boolean isTooLong(Object member) {
        return member instanceof String text && text.length() > LONGEST_MEMBER;
    }

    private static PublicJsonWebKey read(Map<String, Object> written) {
        var members = new TreeMap<>(written);
        members.keySet().retainAll(OF_THE_KEY);
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(members);
        } catch (JoseException | RuntimeException unreadable) {
            // The library throws different exceptions for unreadable numbers and unknown curves.
            throw wrong("", "KEY_UNREADABLE").causedBy(unreadable);
        }
    }

    private static void check(RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        if (bits < SHORTEST_RSA || bits > LONGEST_RSA || !key.getModulus().testBit(0)) {
            throw wrong("/n", "KEY_UNSUPPORTED");
        }
        var exponent = key.getPublicExponent();
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || exponent.bitLength() > LONGEST_EXPONENT || !exponent.testBit(0)) {
            throw wrong("/e", "KEY_UNSUPPORTED");
        }
    }

    /** Checks that the point is on the curve, because the library does not. */
    private static void check(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        if (!(curve.getField() instanceof ECFieldFp field) || field.getFieldSize() != P256 || !isNist(key)) {
            throw wrong("/crv", "KEY_UNSUPPORTED");
        }
        var prime = field.getP();
        var x = key.getW().getAffineX();
        var y = key.getW().getAffineY();
        var right =
                x.multiply(x).add(curve.getA()).multiply(x).add(curve.getB()).mod(prime);
        var inField = x.signum() >= 0 && y.signum() >= 0 && x.compareTo(prime) < 0 && y.compareTo(prime) < 0;
        if (!inField || !y.multiply(y).mod(prime).equals(right)) {
            throw wrong("", "KEY_UNREADABLE");
        }
    }

    /** P-256 has a = -3; secp256k1, as long, has not. */
    private static boolean isNist(ECPublicKey key) {
        var curve = key.getParams().getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        return curve.getA().equals(prime.subtract(BigInteger.valueOf(3)));
    }

    /**
     * Checks that there are 32 bytes (RFC 8037 2) and that they are a point. The library accepts truncated keys and
     * checks the point only when it verifies.
     */
    private static void check(EdECPublicKey key, Object written) {
        if (!NamedParameterSpec.ED25519.getName().equals(key.getParams().getName())) {
            throw wrong("/crv", "KEY_UNSUPPORTED");
        }
        try {
            if (Base64.getUrlDecoder().decode(written.toString()).length != ED25519_BYTES) {
                throw wrong("", "KEY_UNREADABLE");
            }
            Signature.getInstance("Ed25519").initVerify(key);
        } catch (GeneralSecurityException | IllegalArgumentException noPoint) {
            throw wrong("", "KEY_UNREADABLE").causedBy(noPoint);
        }
    }

    private static void checkPurpose(Map<String, Object> written, List<String> algorithms) {
        if (written.get("use") != null && !"sig".equals(written.get("use"))) {
            throw wrong("/use", "KEY_UNSUPPORTED");
        }
        if (written.get("alg") != null && !algorithms.contains(written.get("alg"))) {
            throw wrong("/alg", "KEY_UNSUPPORTED");
        }
        if (written.get("key_ops") instanceof Collection<?> uses && !uses.contains("verify")) {
            throw wrong("/key_ops", "KEY_UNSUPPORTED");
        }
    }

    private static String kindOf(PublicKey key) {
        return switch (key) {
            case RSAPublicKey _ -> "RSA";
            case ECPublicKey _ -> "EC";
            case EdECPublicKey _ -> "OKP";
            default -> "";
        };
    }

    private static ProblemException wrong(String member, String code) {
        return ProblemException.broken(List.of(Violation.of(AT + member, code, null)));
    }
}
