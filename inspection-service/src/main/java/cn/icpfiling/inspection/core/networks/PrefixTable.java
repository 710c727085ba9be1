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
    /**
     * Of a bucket in which no range begins behind its first address the number of its value; of another one the last range
     * that begins at or before its first address, or the first range, with all bits inverted and so negative.
     */
    private final int[] buckets;

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
        buckets = new int[1 << bits];
        var begins = 0;
        for (var at = 0; at < buckets.length && high.length > 0; at++) {
            var next = lastBefore((long) (at + 1) << shift, begins);
            buckets[at] = begins == next ? value[begins] : ~begins;
            begins = next;
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
        return (long) high.length * (Long.BYTES + Long.BYTES + Integer.BYTES) + (long) buckets.length * Integer.BYTES;
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
        if (at < 0 || at >= buckets.length) {
            return (T) values[value[high.length - 1]];
        }
        var found = buckets[(int) at];
        return (T) values[found < 0 ? value[lastBegun(~found, addressHigh, addressLow)] : found];
    }

    /**
     * Returns the last range that begins at or before the address; {@code from} is one of these. Most are one or two steps
     * away, so the steps double, and what is passed over is halved.
     */
    private int lastBegun(int from, long addressHigh, long addressLow) {
        var last = from;
        var step = 1;
        while (hasBegun(last + step, addressHigh, addressLow)) {
            last += step;
            step <<= 1;
        }
        while (step > 1) {
            step >>= 1;
            if (hasBegun(last + step, addressHigh, addressLow)) {
                last += step;
            }
        }
        return last;
    }

    private boolean hasBegun(int range, long addressHigh, long addressLow) {
        return range < high.length
                && (high[range] == addressHigh
                        ? Long.compareUnsigned(low[range], addressLow) <= 0
                        : Long.compareUnsigned(high[range], addressHigh) < 0);
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
