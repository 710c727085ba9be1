package cn.icpfiling.inspection.dns.transport;

import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bits in batches. The generator must be a {@link java.security.SecureRandom} outside of tests: the operator of a
 * name server sees the ids of its own questions and must not learn the next ones from them.
 *
 * <p>AES in counter mode makes each batch of 8 KiB from a key of its own, which the generator gives and which is used for nothing
 * else: to take all bits from the operating system was a twentieth of the cost of a question.
 */
public final class Entropy {
    private static final int BATCH = 8192;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final RandomGenerator generator;
    private final Cipher cipher;
    private final byte[] key = new byte[KEY_BYTES];
    private final byte[] zeros = new byte[BATCH];
    private final byte[] batch = new byte[BATCH];
    private int next = BATCH;

    public Entropy(RandomGenerator generator) {
        this.generator = generator;
        try {
            this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each Java platform has AES in counter mode", e);
        }
    }

    int u16() {
        refill(2);
        var value = (batch[next] & 0xff) << 8 | batch[next + 1] & 0xff;
        next += 2;
        return value;
    }

    /** A number from 0 to one below the bound, which is small beside 65,536. */
    int below(int bound) {
        return u16() * bound >>> 16;
    }

    /** A random bit for each letter of a name, up to 64, at least one of them set. */
    long letterCase(int letters) {
        var bits = 0L;
        for (var drawn = 0; drawn < Math.min(letters, Long.SIZE); drawn += 16) {
            bits = bits << 16 | u16();
        }
        return bits == 0 ? 1 : bits;
    }

    private void refill(int bytes) {
        if (next + bytes > BATCH) {
            generator.nextBytes(key);
            try {
                cipher.init(
                        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK_BYTES]));
                cipher.doFinal(zeros, 0, BATCH, batch, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES takes any key of 32 bytes", e);
            }
            next = 0;
        }
    }
}
