package cn.icpfiling.systemtests;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, six digits), computed independently of the platform.
 */
public final class Totp {

    static final long SECONDS = 30;

    private static final long ON_ITS_WAY = 10;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    Totp(String base32) {
        var bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        var bits = 0;
        var held = 0;
        for (var letter : base32.toCharArray()) {
            held = held << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        secret = bytes.array();
    }

    static long stepAt(Instant time) {
        return time.getEpochSecond() / SECONDS;
    }

    /** Whether a request that is sent now may arrive in the next step. */
    static boolean endsSoon(Instant time) {
        return time.getEpochSecond() % SECONDS >= SECONDS - ON_ITS_WAY;
    }

    String code(long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            var number = hash.getInt(hash.get(hash.capacity() - 1) & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
