package cn.icpfiling.legacy.oldlogins;

import cn.icpfiling.legacy.core.HashCost;
import cn.icpfiling.legacy.core.PasswordScheme;
import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Compares the bytes of a password with a stored hash of one scheme. A malformed or too costly hash matches no password. */
final class OldHash {

    private static final String SSHA_MARK = "{SSHA}";
    private static final int SHA1_BYTES = 20;

    private OldHash() {}

    /** @param password the bytes that the page of the old platform hashed */
    static boolean matches(PasswordScheme scheme, byte[] password, String stored) {
        if (!HashCost.isBounded(scheme.id(), stored)) {
            return false;
        }
        try {
            return switch (scheme) {
                case MD5_SALT_PASSWORD -> digestIs(stored, salt -> digest("MD5", salt, password));
                case MD5_PASSWORD_SALT -> digestIs(stored, salt -> digest("MD5", password, salt));
                case MD5_MD5_SALT -> digestIs(stored, salt -> digest("MD5", hex(digest("MD5", password)), salt));
                case SHA1_PASSWORD_SALT -> digestIs(stored, salt -> digest("SHA-1", password, salt));
                case SHA1_SALT_PASSWORD -> digestIs(stored, salt -> digest("SHA-1", salt, password));
                case SSHA -> ssha(stored, password);
                case BCRYPT ->
                    BcryptFunction.getInstanceFromHash(stored)
                            .check(password, stored.getBytes(StandardCharsets.US_ASCII));
                case ARGON2ID ->
                    Argon2Function.getInstanceFromHash(stored)
                            .check(password, stored.getBytes(StandardCharsets.US_ASCII));
            };
        } catch (RuntimeException malformed) {
            // The hash, or a part of it, would stand in the message.
            return false;
        }
    }

    @FunctionalInterface
    private interface Salted {
        byte[] with(byte[] salt);
    }

    private static boolean digestIs(String stored, Salted digest) {
        var colon = stored.indexOf(':');
        var written = colon < 0 ? stored : stored.substring(0, colon);
        var salt = colon < 0 ? "" : stored.substring(colon + 1);
        var computed = digest.with(salt.getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(computed, bytesOf(written, computed.length));
    }

    private static byte[] bytesOf(String written, int length) {
        return written.length() == 2 * length
                ? HexFormat.of().parseHex(written)
                : Base64.getDecoder().decode(written);
    }

    private static boolean ssha(String stored, byte[] password) {
        var bytes = Base64.getDecoder()
                .decode(stored.startsWith(SSHA_MARK) ? stored.substring(SSHA_MARK.length()) : stored);
        var salt = Arrays.copyOfRange(bytes, SHA1_BYTES, bytes.length);
        return MessageDigest.isEqual(digest("SHA-1", password, salt), Arrays.copyOf(bytes, SHA1_BYTES));
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
