package cn.icpfiling.inspection.core.networks;

import cn.icpfiling.inspection.bench.BenchTable;
import cn.icpfiling.inspection.bench.MachineWatch;
import cn.icpfiling.inspection.bench.Rounds;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * P5, how fast a look-up is: blocks of 16 to 24 bits, addresses of which half are in a block, beside a DIR-24-8 table (one
 * array with a value for each of the 16 million /24) and the trie of the library IPAddress in the same process, in turn. All
 * must find the same. {@code ./icp bench networks} starts {@code main} in a JVM of its own, because tests run without the
 * second compiler.
 */
final class NetworkLookupBench {

    private static final double MOST_NANOS = 20;
    private static final double MOST_RATIO = 2;
    private static final double AIM_RATIO = 1.2;
    private static final double MOST_MIB = 8;
    private static final double MIB = 1 << 20;

    /** A list that is published again is in force within that time; readers keep the table before meanwhile. */
    private static final double MOST_BUILD_MILLIS = 50;

    private static final int ROUNDS = 20;
    private static final int BLOCKS = 5;
    private static final int AT_MOST = 9;

    /** The trie of a library is asked for a part of the addresses. */
    private static final int SLOW_SHARE = 10;

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

    /**
     * What was measured; times are those of each round, in nanoseconds.
     *
     * @param trie of the library IPAddress
     * @param isSame whether all tables found the same in each round
     */
    record Figures(
            double[] ours,
            double[] plain,
            double[] trie,
            double[] ipv6,
            long bytes,
            double buildMillis,
            boolean isSame) {}

    public static void main(String... args) {
        var isShort = args.length > 0;
        // The first run compiles; the rounds of a block are too short to look at the machine in each.
        var bench = new NetworkLookupBench(50_000, isShort ? 1 << 16 : 1 << 20, ROUNDS);
        var _ = bench.measured();
        var blocks = Rounds.take(isShort ? 1 : BLOCKS, isShort ? 1 : AT_MOST, () -> {
            var watch = MachineWatch.since();
            var found = bench.measured();
            return new Rounds.Round<>(found, true, watch.seen());
        });
        if (!blocks.results().stream().allMatch(Figures::isSame)) {
            throw new IllegalStateException("the tables differ");
        }
        var table = new BenchTable(isShort, blocks.isDisturbed());
        var ours = all(blocks, Figures::ours);
        table.atMost(
                "P5",
                "a look-up / one in a DIR-24-8 table",
                BenchTable.ratios(ours, all(blocks, Figures::plain)),
                MOST_RATIO,
                AIM_RATIO);
        table.atMost("P5", "a look-up among " + bench.blocks + " IPv4 networks, ns", ours, MOST_NANOS);
        table.atMost("P5", "size of the table, MiB", blocks.each(found -> found.bytes() / MIB), MOST_MIB);
        table.atMost(
                "P5",
                "time to build the table of " + bench.blocks + " IPv4 networks, ms",
                blocks.each(Figures::buildMillis),
                MOST_BUILD_MILLIS);
        table.told(
                "P5", "one in the trie of IPAddress / a look-up", BenchTable.ratios(all(blocks, Figures::trie), ours));
        table.told("P5", "a look-up among as many IPv6 networks, ns", all(blocks, Figures::ipv6));
        System.exit(table.exit());
    }

    private static double[] all(Rounds<Figures> blocks, Function<Figures, double[]> times) {
        return blocks.results().stream()
                .map(times)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    Figures measured() {
        var some = ipv4();
        var entries = entries(some);
        var begun = System.nanoTime();
        var table = PrefixTable.of(entries);
        var buildMillis = (System.nanoTime() - begun) / 1e6;
        var plain = plain(some);
        var trie = trie(some);
        var asked = addresses(some);
        var few = Arrays.copyOf(asked, addresses / SLOW_SHARE);
        var askedOfTrie = Arrays.stream(few)
                .mapToObj(address -> new IPv4Address((int) address))
                .toArray(IPv4Address[]::new);
        var ours = new double[rounds];
        var theirs = new double[rounds];
        var slow = new double[rounds];
        var isSame = true;
        for (var round = 0; round < rounds; round++) {
            var sums = new long[3];
            ours[round] = nanos(addresses, () -> sums[0] = sum(asked, table));
            theirs[round] = nanos(addresses, () -> sums[1] = sum(asked, plain, VALUES));
            slow[round] = nanos(few.length, () -> sums[2] = sum(askedOfTrie, trie));
            isSame &= sums[0] == sums[1] && sums[2] == sum(few, table);
        }
        return new Figures(ours, theirs, slow, ipv6Nanos(), table.bytes(), buildMillis, isSame);
    }

    private double[] ipv6Nanos() {
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
            times[round] = nanos(addresses, () -> sum(highs, table));
        }
        return times;
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

    private static IPv4AddressAssociativeTrie<Integer> trie(List<Cidr> some) {
        var trie = new IPv4AddressAssociativeTrie<Integer>();
        for (var at = 0; at < some.size(); at++) {
            var block = some.get(at);
            trie.put(new IPv4Address((int) block.first().high(), block.length()), value(at));
        }
        return trie;
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

    private static long sum(IPv4Address[] asked, IPv4AddressAssociativeTrie<Integer> trie) {
        var sum = 0L;
        for (var address : asked) {
            var found = trie.longestPrefixMatchNode(address);
            sum += found == null ? -1 : found.getValue();
        }
        return sum;
    }

    private static double nanos(int addresses, LongSupplier work) {
        var begun = System.nanoTime();
        var sum = work.getAsLong();
        var taken = System.nanoTime() - begun;
        // the sum is used, so that the compiler keeps the loop
        return sum == Long.MIN_VALUE ? 0 : (double) taken / addresses;
    }
}
