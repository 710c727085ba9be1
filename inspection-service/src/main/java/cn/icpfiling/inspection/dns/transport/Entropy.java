package cn.icpfiling.inspection.dns.transport;

import java.util.random.RandomGenerator;

/**
 * Random bits in batches. The generator must be a {@link java.security.SecureRandom} outside of tests: the operator of a
 * name server sees the ids of its own questions and must not learn the next ones from them.
 */
public final class Entropy {
    private static final int BATCH = 8192;

    private final RandomGenerator generator;
    private final byte[] batch = new byte[BATCH];
    private int next = BATCH;

    public Entropy(RandomGenerator generator) {
        this.generator = generator;
    }

    int u16() {
        refill(2);
        var value = (batch[next] & 0xff) << 8 | batch[next + 1] & 0xff;
        next += 2;
        return value;
    }

    /** A random bit for each letter of a name, up to 64, at least one of them set. Random bytes are dear, so none is left over. */
    long letterCase(int letters) {
        var bits = 0L;
        for (var drawn = 0; drawn < Math.min(letters, Long.SIZE); drawn += 16) {
            bits = bits << 16 | u16();
        }
        return bits == 0 ? 1 : bits;
    }

    private void refill(int bytes) {
        if (next + bytes > BATCH) {
            generator.nextBytes(batch);
            next = 0;
        }
    }
}
