package cn.icpfiling.sandbox.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The digests of the interface. Its specification requires MD5; no security here depends on MD5. */
final class Digests {

    private Digests() {}

    static MessageDigest md5() {
        return named("MD5");
    }

    static String passwordHash(String password, String randVal) {
        return Base64.getEncoder().encodeToString(md5().digest((password + randVal).getBytes(Xml.GBK)));
    }

    /** Compares in constant time, so that the response time does not reveal a hash. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** The stored form of a filing password. */
    static byte[] sha256(String salt, String secret) {
        return named("SHA-256").digest((salt + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
