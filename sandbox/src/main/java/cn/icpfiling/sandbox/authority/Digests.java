package cn.icpfiling.sandbox.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The interface's digests. MD5 is what its specification demands; nothing here rests on its strength. */
final class Digests {

    private Digests() {}

    static MessageDigest md5() {
        return named("MD5");
    }

    static String passwordHash(String password, String randVal) {
        return Base64.getEncoder().encodeToString(md5().digest((password + randVal).getBytes(Xml.GBK)));
    }

    /** Constant time, so that nobody feels the way to a hash. */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** How a filing password is kept. */
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
