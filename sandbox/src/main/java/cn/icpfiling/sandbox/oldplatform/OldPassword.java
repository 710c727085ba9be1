package cn.icpfiling.sandbox.oldplatform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A password as the old platform kept it.
 *
 * @param clear what the owner types; never part of an export
 * @param stored the digest and its salt, separated by a colon, or the notation of the scheme
 */
record OldPassword(String clear, Scheme scheme, String stored) {

    /** One bcrypt hash takes longer than a thousand rows, so all bcrypt accounts have this password. */
    static final String OF_BCRYPT = "Wanwang2009";

    /** Made by crypt(3), once. */
    private static final String BCRYPT_2Y = "$2y$08$abcdefghijklmnopqrstuuU7d6bWBhP6MI.QHvBrJFXPLC8JjEg5i";

    private static final String BCRYPT_2A = "$2a$08$ABCDEFGHIJKLMNOPQRSTUujtkKDIKnYqnpStxwlx2Jlss3untowGy";

    /** The ways in which shops and forums of those years kept passwords. */
    enum Scheme {
        /** Hex of md5(salt + password). */
        MD5_SALT_FIRST("md5-salt-password"),
        /** Hex of md5(hex of md5(password) + salt), as Discuz and UCenter. */
        MD5_TWICE("md5-md5-salt"),
        /** Hex of sha1(password + salt). */
        SHA1_HEX("sha1-password-salt"),
        /** Base64 of the same. */
        SHA1_BASE64("sha1-password-salt"),
        /** RFC 2307: {SSHA} and base64 of sha1(password + salt) and the salt. */
        SSHA("ssha"),
        BCRYPT("bcrypt");

        private final String label;

        Scheme(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static OldPassword of(Scheme scheme, String clear, String salt) {
        var bytes = clear.getBytes(StandardCharsets.UTF_8);
        var salted = salt.getBytes(StandardCharsets.US_ASCII);
        return switch (scheme) {
            case MD5_SALT_FIRST -> new OldPassword(clear, scheme, hex(digest("MD5", salted, bytes)) + ":" + salt);
            case MD5_TWICE -> {
                var inner = hex(digest("MD5", bytes)).getBytes(StandardCharsets.US_ASCII);
                yield new OldPassword(clear, scheme, hex(digest("MD5", inner, salted)) + ":" + salt);
            }
            case SHA1_HEX -> new OldPassword(clear, scheme, hex(digest("SHA-1", bytes, salted)) + ":" + salt);
            case SHA1_BASE64 -> new OldPassword(clear, scheme, base64(digest("SHA-1", bytes, salted)) + ":" + salt);
            case SSHA -> {
                var hash = digest("SHA-1", bytes, salted);
                var both = new byte[hash.length + salted.length];
                System.arraycopy(hash, 0, both, 0, hash.length);
                System.arraycopy(salted, 0, both, hash.length, salted.length);
                yield new OldPassword(clear, scheme, "{SSHA}" + base64(both));
            }
            case BCRYPT -> new OldPassword(OF_BCRYPT, scheme, salt.hashCode() % 2 == 0 ? BCRYPT_2Y : BCRYPT_2A);
        };
    }

    @Override
    public String toString() {
        return "OldPassword[" + scheme + "]";
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

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
