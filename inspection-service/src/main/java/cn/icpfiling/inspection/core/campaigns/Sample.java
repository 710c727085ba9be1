package cn.icpfiling.inspection.core.campaigns;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Chooses a sample of sites by seed: those with the smallest SHA-256 of seed and id. So the sample depends on the seed
 * and the set of sites alone, not on their order, and memory holds the sample only.
 */
public final class Sample {

    private static final Comparator<Drawn> ORDER =
            Comparator.<Drawn>comparingLong(drawn -> drawn.rank()).thenComparing(Drawn::site);

    private final long seed;
    private final int size;
    private final PriorityQueue<Drawn> smallest = new PriorityQueue<>(ORDER.reversed());

    private record Drawn(long rank, UUID site) {}

    public Sample(long seed, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a sample has at least one site");
        }
        this.seed = seed;
        this.size = size;
    }

    public void offer(UUID site) {
        smallest.add(new Drawn(rank(site), site));
        if (smallest.size() > size) {
            smallest.remove();
        }
    }

    /** The sites of the sample, in the order of their ids. */
    public List<UUID> sites() {
        return smallest.stream().map(Drawn::site).sorted().toList();
    }

    private long rank(UUID site) {
        try {
            var input = ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(seed)
                    .putLong(site.getMostSignificantBits())
                    .putLong(site.getLeastSignificantBits());
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(input.array()))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
