package cn.icpfiling.inspection.core.networks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the value of the most specific block that contains an address (longest prefix match), for the blocks of one
 * family. The blocks are flattened into disjoint ranges that cover the space from the lowest block on; a range without a
 * block has no value. An index of buckets over the used part of the space, at least two for each range, leaves no range or
 * a few to search. The table never changes, so any number of threads may read it. A look-up allocates nothing.
 */
public final class PrefixTable<T> {

    private static final int MOST_BUCKETS = 1 << 20;

    private final long firstHigh;
    private final long firstLow;
    private final long[] high;
    private final long[] low;
    private final int[] value;
    /** Nothing is at 0, for ranges without a block. */
    private final Object[] values;
    /** The last range that begins at or before the first address of the bucket, or the first range. One entry more than buckets. */
    private final int[] bucket;
    /** The number of the value of a bucket in which no range begins behind its first address; -1 for other buckets. */
    private final int[] direct;

    private final int shift;

    /** A block with what to find for its addresses. Of two entries of one block the later one counts. */
    public record Entry<T>(Cidr cidr, T value) {}

    private PrefixTable(Ranges<T> ranges) {
        high = Arrays.copyOf(ranges.high, ranges.size);
        low = Arrays.copyOf(ranges.low, ranges.size);
        value = Arrays.copyOf(ranges.value, ranges.size);
        values = new Object[ranges.numbers.size() + 1];
        ranges.numbers.forEach((what, number) -> values[number] = what);
        firstHigh = high.length == 0 ? 0 : high[0];
        firstLow = high.length == 0 ? 0 : low[0];
        var used = high.length == 0 ? 0 : high[high.length - 1] - firstHigh;
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.min(MOST_BUCKETS - 1, 2 * high.length));
        shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(used) - bits);
        bucket = new int[(1 << bits) + 1];
        for (var at = 1; at < bucket.length && high.length > 0; at++) {
            bucket[at] = lastBefore((long) at << shift, bucket[at - 1]);
        }
        direct = new int[1 << bits];
        for (var at = 0; at < direct.length && high.length > 0; at++) {
            direct[at] = bucket[at] == bucket[at + 1] ? value[bucket[at]] : -1;
        }
    }

    /** @param distance of the first address of a bucket from the first address of the table, unsigned; 0 is beyond the space */
    private int lastBefore(long distance, int from) {
        var last = from;
        while (last + 1 < high.length && (distance == 0 || isWithin(last + 1, distance))) {
            last++;
        }
        return last;
    }

    private boolean isWithin(int range, long distance) {
        var compared = Long.compareUnsigned(high[range] - firstHigh, distance);
        return compared < 0 || (compared == 0 && low[range] == 0);
    }

    /** Refuses blocks of both families with IllegalArgumentException. */
    public static <T> PrefixTable<T> of(Collection<Entry<T>> entries) {
        if (entries.stream().map(entry -> entry.cidr().family()).distinct().count() > 1) {
            throw new IllegalArgumentException("a table has one family");
        }
        return new PrefixTable<>(Ranges.of(entries));
    }

    /** Returns the size of the table in bytes, without the values. */
    public long bytes() {
        return (long) high.length * (Long.BYTES + Long.BYTES + Integer.BYTES)
                + (long) (bucket.length + direct.length) * Integer.BYTES;
    }

    /**
     * Returns null if no block contains the address.
     *
     * @param addressHigh as {@link IpAddress#high} of the table's family
     * @param addressLow as {@link IpAddress#low}
     */
    @SuppressWarnings("unchecked")
    public T lookup(long addressHigh, long addressLow) {
        if (high.length == 0 || isBefore(addressHigh, addressLow, firstHigh, firstLow)) {
            return null;
        }
        var at = (addressHigh - firstHigh) >>> shift;
        if (at < 0 || at >= direct.length) {
            return (T) values[value[high.length - 1]];
        }
        var number = direct[(int) at];
        return (T) values[number < 0 ? searched((int) at, addressHigh, addressLow) : number];
    }

    /** Returns the number of the value. */
    private int searched(int at, long addressHigh, long addressLow) {
        var from = bucket[at];
        var to = bucket[at + 1];
        while (from < to) {
            var middle = (from + to + 1) >>> 1;
            if (isBefore(addressHigh, addressLow, high[middle], low[middle])) {
                to = middle - 1;
            } else {
                from = middle;
            }
        }
        return value[from];
    }

    private static boolean isBefore(long oneHigh, long oneLow, long otherHigh, long otherLow) {
        return oneHigh == otherHigh
                ? Long.compareUnsigned(oneLow, otherLow) < 0
                : Long.compareUnsigned(oneHigh, otherHigh) < 0;
    }

    /** The ranges while they are built. */
    private static final class Ranges<T> {

        private final Map<T, Integer> numbers = new HashMap<>();
        private final long[] high;
        private final long[] low;
        private final int[] value;
        private int size;

        /** A block begins one range and leaves one behind it. */
        private Ranges(int blocks) {
            high = new long[2 * blocks];
            low = new long[2 * blocks];
            value = new int[2 * blocks];
        }

        static <T> Ranges<T> of(Collection<Entry<T>> entries) {
            var ranges = new Ranges<T>(entries.size());
            var around = new ArrayDeque<Entry<T>>();
            var ordered = entries.stream()
                    .sorted(Comparator.comparing(Entry::cidr, Cidr.ORDER))
                    .toList();
            for (var entry : ordered) {
                while (!around.isEmpty()
                        && !around.peek().cidr().contains(entry.cidr().first())) {
                    ranges.leave(around);
                }
                ranges.begin(entry.cidr().first(), entry.value());
                around.push(entry);
            }
            while (!around.isEmpty()) {
                ranges.leave(around);
            }
            return ranges;
        }

        /** After the innermost block goes on the block around it, or nothing. */
        private void leave(Deque<Entry<T>> around) {
            var last = around.pop().cidr().last();
            var isEnd = last.high() == -1 && last.low() == -1;
            if (!isEnd) {
                var next = last.family() == AddressFamily.IPV4 || last.low() == -1
                        ? new IpAddress(last.family(), last.high() + 1, 0)
                        : new IpAddress(last.family(), last.high(), last.low() + 1);
                begin(next, around.isEmpty() ? null : around.peek().value());
            }
        }

        /** A range without an address gives way to the next one. */
        private void begin(IpAddress first, T what) {
            if (size > 0 && high[size - 1] == first.high() && low[size - 1] == first.low()) {
                size--;
            }
            high[size] = first.high();
            low[size] = first.low();
            value[size] = what == null ? 0 : numbers.computeIfAbsent(what, _ -> numbers.size() + 1);
            size++;
        }
    }
}
