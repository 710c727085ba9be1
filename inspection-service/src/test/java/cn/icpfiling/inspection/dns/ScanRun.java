package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.ScanReport.End;
import cn.icpfiling.inspection.dns.authority.QuestionCounts;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * One scan of {@link ScanMillion} over its own servers, judged verdict by verdict. The engine works on the calling thread,
 * whose processor time is the engine's; the time for the judging is taken off.
 */
final class ScanRun {
    /** Of 40 domains in a row, those that are bad; the engine holds their verdicts until their group is judged. */
    private static final int BAD_OF_BLOCK = 14;

    private static final int BLOCK = 40;
    private static final int PLAIN = 20;
    private static final int BATCH = 256;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int domains;
    private final int totalRate;
    private final int groupRate;
    private final int seed;
    private final boolean onlySound;
    private final IntFunction<String> expected;
    private final long[] digests;
    private final List<Verdict> batch = new ArrayList<>(BATCH);
    private final MessageDigest md5 = md5();
    private final List<String> wrong = new ArrayList<>();
    private long wrongs;
    private long given;
    private long judgingNanos;
    private long judgingBytes;
    private long pauseNanos;
    private long heapFull;
    private long heapAfter;
    private long cpuNanos;
    private long userNanos;
    private long allocated;
    private ScanReport report;
    private QuestionCounts counts;
    private long stallNanos;
    private long cutByLimit;
    private double shortest;

    /** The rates are in questions a second; the domains are a multiple of 40. */
    ScanRun(int domains, int totalRate, int groupRate, int seed) {
        this(domains, totalRate, groupRate, seed, false, World::expected);
    }

    /** Over domains that are all in order: three questions each, if no packet is lost. */
    static ScanRun ofSound(int domains, int totalRate, int groupRate, int seed) {
        return new ScanRun(domains, totalRate, groupRate, seed, true, World::expected);
    }

    /** With the kind of verdict to expect for each number. */
    ScanRun(int domains, int totalRate, int groupRate, int seed, boolean onlySound, IntFunction<String> expected) {
        this.onlySound = onlySound;
        this.domains = domains;
        this.totalRate = totalRate;
        this.groupRate = groupRate;
        this.seed = seed;
        this.expected = expected;
        this.digests = new long[2 * domains];
    }

    ScanRun run() throws IOException {
        var world = new MillionWorld(seed, groupRate * 9 / 10);
        counts = new QuestionCounts();
        try (var authority = new TestAuthority(MillionWorld.servers(), world::reply, counts)) {
            var zones = TestSettings.zones(
                    Map.of(".", World.ROOTS.stream().map(authority::at).toList()), authority.port());
            var engine = new ScanEngine(settings(ScanSettings.defaults(zones)), Clock.systemUTC(), new Random(seed));
            var order = order();
            var started = THREADS.getCurrentThreadCpuTime();
            var startedUser = THREADS.getCurrentThreadUserTime();
            var startedBytes = THREADS.getCurrentThreadAllocatedBytes();
            report = engine.run(
                    IntStream.of(order)
                            .mapToObj(place -> ScanTarget.of("d" + numberAt(place) + ".test"))
                            .iterator(),
                    this::take,
                    LONGEST);
            judgeBatch();
            cpuNanos = THREADS.getCurrentThreadCpuTime() - started - judgingNanos;
            userNanos = THREADS.getCurrentThreadUserTime() - startedUser - judgingNanos;
            allocated = THREADS.getCurrentThreadAllocatedBytes() - startedBytes - judgingBytes;
            stallNanos = authority.longestStall();
        }
        cutByLimit = world.cut();
        shortest = world.shortest(IntStream.range(0, domains).map(this::numberAt), totalRate, this::rateOf);
        if (report.end() != End.COMPLETE || given != domains || !report.frozen().isEmpty()) {
            wrongs++;
            wrong.add("the scan ended " + report.end() + " with " + given + " verdicts, frozen " + report.frozen());
        }
        return this;
    }

    /** The number in the world of the domain at a place, and the other way round. */
    private int numberAt(int place) {
        return onlySound ? place / PLAIN * BLOCK + place % PLAIN : place;
    }

    private int placeOf(int number) {
        return onlySound ? number / BLOCK * PLAIN + number % BLOCK : number;
    }

    private ScanSettings settings(ScanSettings defaults) {
        var registry = totalRate / 2.0;
        var rates = Map.of("127.0.1.0/24", registry, "127.0.2.0/24", registry, "127.0.3.0/24", registry);
        return new ScanSettings(
                defaults.zones(),
                defaults.resolve(),
                new LimitSettings(totalRate, groupRate, rates, WindowSettings.defaults()),
                defaults.transport(),
                new HealthSettings(0.9, 50, Integer.MAX_VALUE),
                defaults.openDomains());
    }

    private int[] order() {
        var order = IntStream.range(0, domains).toArray();
        var random = new Random(seed);
        for (var i = order.length - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    private void take(Verdict verdict) {
        batch.add(verdict);
        given++;
        if (given == domains - held()) {
            // all good verdicts were given, all bad ones are held
            heapFull = measuredHeap();
        } else if (given == domains) {
            heapAfter = measuredHeap();
        }
        if (batch.size() == BATCH) {
            judgeBatch();
        }
    }

    private void judgeBatch() {
        var before = THREADS.getCurrentThreadCpuTime();
        var bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        batch.forEach(this::judge);
        batch.clear();
        judgingBytes += THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
        judgingNanos += THREADS.getCurrentThreadCpuTime() - before;
    }

    private void judge(Verdict verdict) {
        var domain = verdict.domain();
        var number = Integer.parseInt(domain.substring(1, domain.length() - ".test".length()));
        var place = placeOf(number);
        var isRight = verdict.kind().name().equals(expected.apply(number))
                && (number % BLOCK >= PLAIN || hasAddressesOf(number, verdict))
                && digests[2 * place] == 0;
        if (!isRight) {
            wrongs++;
            if (wrong.size() < 5) {
                wrong.add(new String(verdict.canonical(), StandardCharsets.UTF_8));
            }
        }
        var digest = ByteBuffer.wrap(md5.digest(verdict.canonical()));
        digests[2 * place] = digest.getLong();
        digests[2 * place + 1] = digest.getLong();
    }

    /** Two of IPv4, then two of IPv6: {@code World.addresses}. */
    private static boolean hasAddressesOf(int number, Verdict verdict) {
        var addresses = verdict.addresses();
        var first = "198.18." + number % 250 + ".";
        return addresses.size() == 4
                && addresses.get(0).getHostAddress().equals(first + "1")
                && addresses.get(1).getHostAddress().equals(first + "2")
                && addresses.get(2).getAddress().length == 16;
    }

    /** Without the verdicts that wait for the judging; the time for it is no part of the scan. */
    private long measuredHeap() {
        var before = System.nanoTime();
        judgeBatch();
        System.gc();
        var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        pauseNanos += System.nanoTime() - before;
        return used;
    }

    /** Verdicts whose canonical bytes differ between two runs, by their MD5. */
    long differencesTo(ScanRun other) {
        return IntStream.range(0, domains)
                .filter(place -> digests[2 * place] != other.digests[2 * place]
                        || digests[2 * place + 1] != other.digests[2 * place + 1])
                .count();
    }

    long wrongs() {
        return wrongs;
    }

    List<String> examples() {
        return wrong;
    }

    double seconds() {
        return (report.took().toNanos() - pauseNanos) / 1e9;
    }

    /**
     * The shortest possible scan in seconds, by the total rate or by the group with most questions for its rate, for the least
     * questions that the world requires ({@link World#addLeast}). It does not depend on what the engine asked.
     */
    double bound() {
        return shortest;
    }

    /** The same for the questions that were sent. */
    double boundOfSent() {
        return bound(counts::questions);
    }

    /** The same for the different questions that were sent, each once. */
    double boundWithoutRepeats() {
        return bound(counts::different);
    }

    private double bound(ToLongFunction<String> questions) {
        var all = counts.groups().stream().mapToLong(questions).sum() / (double) totalRate;
        return counts.groups().stream()
                .mapToDouble(group -> questions.applyAsLong(group) / rateOf(group))
                .reduce(all, Math::max);
    }

    /** Questions of a name that were asked before: after an error, a loss, or a cut answer. */
    double repeatsPerDomain() {
        var different = counts.groups().stream().mapToLong(counts::different).sum();
        return (counts.questions() - different) / (double) domains;
    }

    /** The busiest second of any group, as a multiple of its rate. */
    double busiestSecond() {
        return counts.groups().stream()
                .mapToDouble(group -> counts.busiestSecond(group) / rateOf(group))
                .max()
                .orElse(0);
    }

    /** The busiest 100 ms of any group, as a multiple of a tenth of its rate. */
    double busiestSlot() {
        return counts.groups().stream()
                .mapToDouble(group -> IntStream.of(counts.slots(group)).max().orElse(0) / (rateOf(group) / 10))
                .max()
                .orElse(0);
    }

    double microsPerDomain() {
        return cpuNanos / 1e3 / domains;
    }

    double microsPerQuestion() {
        return cpuNanos / 1e3 / counts.questions();
    }

    /** Of the processor time, what passed outside the kernel. */
    double userShare() {
        return userNanos / (double) cpuNanos;
    }

    /** What the engine allocated for one question, in bytes. */
    long bytesPerQuestion() {
        return allocated / counts.questions();
    }

    long stallMillis() {
        return stallNanos / 1_000_000;
    }

    double questionsPerDomain() {
        return counts.questions() / (double) domains;
    }

    long cutByLimit() {
        return cutByLimit;
    }

    Map<VerdictKind, Long> verdicts() {
        return report.verdicts();
    }

    /** Verdicts that the engine held at the end. */
    long held() {
        return onlySound ? 0 : (long) domains / BLOCK * BAD_OF_BLOCK;
    }

    /** Heap of one held verdict, in bytes. */
    long bytesHeld() {
        return held() == 0 ? 0 : (heapFull - heapAfter) / held();
    }

    private double rateOf(String group) {
        return group.startsWith("127.0.1.") || group.startsWith("127.0.2.") || group.startsWith("127.0.3.")
                ? totalRate / 2.0
                : groupRate;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
