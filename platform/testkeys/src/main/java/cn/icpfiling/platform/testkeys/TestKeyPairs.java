package cn.icpfiling.platform.testkeys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The RSA keys of a stub that gives out tokens: the pair that it publishes, and one that it does not know. */
public final class TestKeyPairs {

    private static final String PROPERTY = "icp.test.keys";

    private TestKeyPairs() {}

    /**
     * One pair for all class loaders of the process: each start of Quarkus brings a new one, and with the compiler of the tests two primes
     * take seconds.
     */
    public static KeyPair ofTheProcess() {
        synchronized (System.getProperties()) {
            var kept = System.getProperty(PROPERTY);
            if (kept == null) {
                kept = Stream.of(made())
                        .flatMap(pair -> Stream.of(pair.getPrivate(), pair.getPublic()))
                        .map(key -> Base64.getEncoder().encodeToString(key.getEncoded()))
                        .collect(Collectors.joining(","));
                System.setProperty(PROPERTY, kept);
            }
            var keys = Arrays.stream(kept.split(","))
                    .map(Base64.getDecoder()::decode)
                    .toList();
            try {
                var factory = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(keys.get(1))),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(keys.get(0))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static KeyPair made() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its signatures fit no key that is known, so that it needs no primes: with the compiler of the tests two of them take seconds. */
    public static PrivateKey strangers() {
        try {
            var random = new SecureRandom();
            var modulus = new BigInteger(2048, random).setBit(2047).setBit(0);
            var exponent = new BigInteger(2047, random);
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
