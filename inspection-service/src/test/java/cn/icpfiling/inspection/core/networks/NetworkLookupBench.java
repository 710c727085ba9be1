package cn.icpfiling.inspection.core.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * How fast a look-up is: blocks of 16 to 24 bits, addresses of which half are in a block, beside a DIR-24-8 table (one
 * array with a value for each of the 16 million /24) in the same process, in turn. {@code ./icp bench networks} starts
 * {@code main} in a JVM of its own, because tests run without the second compiler.
 */
final class NetworkLookupBench {

    private static final double MOST_NANOS = 20;
    private static final double MOST_RATIO = 2;
    private static final long MOST_BYTES = 8L << 20;
    private static final Integer[] VALUES = new Integer[501];

    static {
        Arrays.setAll(VALUES, at -> at == 0 ? null : Integer.valueOf(at - 1));
    }

    private final Random random = new Random(22);
    private final int blocks;
    private final int addresses;
    private final int rounds;

    NetworkLookupBench(int blocks, int addresses, int rounds) {
        this.blocks = blocks;
        this.addresses = addresses;
        this.rounds = rounds;
    }

    /** What was measured; times are medians of a round, in nanoseconds. */
    record Figures(double ours, double plain, double ipv6, long bytes, long buildMillis, boolean isSame) {

        boolean isGood() {
            return isSame && ours <= MOST_NANOS && ours / plain <= MOST_RATIO && bytes <= MOST_BYTES;
        }
    }

    public static void main(String... args) {
        var isShort = args.length > 0;
        var bench = new NetworkLookupBench(50_000, isShort ? 1 << 16 : 1 << 20, isShort ? 20 : 100);
        var found = bench.measured();
        System.out.printf(
                "%d IPv4 networks: %.1f ns a look-up, DIR-24-8 %.1f ns, ratio %.2f; %d KiB, built in %d ms%n",
                bench.blocks,
                found.ours(),
                found.plain(),
                found.ours() / found.plain(),
                found.bytes() >> 10,
                found.buildMillis());
        System.out.printf("%d IPv6 networks: %.1f ns a look-up%n", bench.blocks, found.ipv6());
        System.exit(isShort || found.isGood() ? 0 : 1);
    }

    Figures measured() {
        var some = ipv4();
        var begun = System.nanoTime();
        var table = PrefixTable.of(entries(some));
        var buildMillis = (System.nanoTime() - begun) / 1_000_000;
        var plain = plain(some);
        var asked = addresses(some);
        var ours = new double[rounds];
        var theirs = new double[rounds];
        var isSame = true;
        for (var round = 0; round < rounds; round++) {
            var sums = new long[2];
            ours[round] = nanos(() -> sums[0] = sum(asked, table));
            theirs[round] = nanos(() -> sums[1] = sum(asked, plain, VALUES));
            isSame &= sums[0] == sums[1];
        }
        return new Figures(median(ours), median(theirs), ipv6Nanos(), table.bytes(), buildMillis, isSame);
    }

    private double ipv6Nanos() {
        var distinct = new LinkedHashSet<Long>();
        while (distinct.size() < blocks) {
            distinct.add(0x2400_0000_0000_0000L | (random.nextLong() & 0x0fff_ffff_0000_0000L));
        }
        var some = distinct.stream()
                .map(high -> new Cidr(new IpAddress(AddressFamily.IPV6, high, 0), 32))
                .toList();
        var table = PrefixTable.of(entries(some));
        var highs = random.longs(addresses)
                .map(any -> any % 2 == 0
                        ? some.get(Math.floorMod(any, blocks)).first().high() | (any & 0xffff_ffffL)
                        : 0x2400_0000_0000_0000L | (any & 0x0fff_ffff_ffff_ffffL))
                .toArray();
        var times = new double[rounds];
        for (var round = 0; round < rounds; round++) {
            times[round] = nanos(() -> sum(highs, table));
        }
        return median(times);
    }

    private List<Cidr> ipv4() {
        var distinct = new LinkedHashSet<Cidr>();
        while (distinct.size() < blocks) {
            var address = new IpAddress(AddressFamily.IPV4, Integer.toUnsignedLong(random.nextInt()), 0);
            distinct.add(new Cidr.Written(address, 16 + random.nextInt(9)).block());
        }
        return List.copyOf(distinct);
    }

    /** As many values as there are providers and regions. */
    private static int value(int block) {
        return block % (VALUES.length - 1);
    }

    private static List<PrefixTable.Entry<Integer>> entries(List<Cidr> some) {
        return IntStream.range(0, some.size())
                .mapToObj(at -> new PrefixTable.Entry<>(some.get(at), value(at)))
                .toList();
    }

    /** The value of each /24, and 0 for none. */
    private static short[] plain(List<Cidr> some) {
        var values = new short[1 << 24];
        var shortestFirst =
                new ArrayList<>(IntStream.range(0, some.size()).boxed().toList());
        shortestFirst.sort(Comparator.comparingInt(at -> some.get(at).length()));
        for (var at : shortestFirst) {
            var block = some.get(at);
            Arrays.fill(
                    values,
                    (int) (block.first().high() >>> 8),
                    (int) (block.last().high() >>> 8) + 1,
                    (short) (1 + value(at)));
        }
        return values;
    }

    private long[] addresses(List<Cidr> some) {
        return random.ints(addresses)
                .mapToLong(any -> {
                    var block = some.get(Math.floorMod(any, blocks));
                    var size = block.last().high() - block.first().high() + 1;
                    return any % 2 == 0 ? block.first().high() + Math.floorMod(any, size) : Integer.toUnsignedLong(any);
                })
                .toArray();
    }

    private static long sum(long[] asked, PrefixTable<Integer> table) {
        var sum = 0L;
        for (var address : asked) {
            var found = table.lookup(address, 0);
            sum += found == null ? -1 : found;
        }
        return sum;
    }

    /** Both tables answer an object, or null. */
    private static long sum(long[] asked, short[] plain, Integer[] values) {
        var sum = 0L;
        for (var address : asked) {
            var found = values[plain[(int) (address >>> 8)]];
            sum += found == null ? -1 : found;
        }
        return sum;
    }

    private double nanos(LongSupplier work) {
        var begun = System.nanoTime();
        var sum = work.getAsLong();
        var taken = System.nanoTime() - begun;
        // the sum is used, so that the compiler keeps the loop
        return sum == Long.MIN_VALUE ? 0 : (double) taken / addresses;
    }

    private static double median(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
