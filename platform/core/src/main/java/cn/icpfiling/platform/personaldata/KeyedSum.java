package cn.icpfiling.platform.personaldata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A sum of named values by which two services that share its key see whether they hold the same: the first eight bytes of an HMAC-SHA-256
 * over the lines {@code name=value} in their order. Without the key it tells nothing of the values, not even to who guesses them. A value
 * that is absent or empty has no line.
 */
public final class KeyedSum {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Mac mac;

    /** @param key 64 hexadecimal digits */
    public KeyedSum(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a new key, in hexadecimal digits. */
    public static String newKey() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Names a key without telling it, in 16 hexadecimal digits: sums are compared only if their keys have one name. */
    public static String nameOf(String key) {
        return new KeyedSum(key).add("key", "name").hex();
    }

    /** Adds a line. A backslash and a line feed in the value are escaped, so no value reads as two. */
    public KeyedSum add(String name, Object value) {
        var text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            var line = name + "=" + text.replace("\\", "\\\\").replace("\n", "\\n") + "\n";
            mac.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Ends the sum: 16 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(mac.doFinal(), 0, BYTES);
    }
}
