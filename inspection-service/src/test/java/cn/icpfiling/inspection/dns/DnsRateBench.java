package cn.icpfiling.inspection.dns;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * P1 and P2, a separate program: {@code ./icp bench dns} starts it on one core, with NSD alone on another. The addresses of
 * {@code n0.bench.test}, {@code n1.bench.test} and so on are looked up by the engine, by dnsperf, by Vert.x' {@code DnsClient}
 * and by dnsjava, in turn. A round of a Java client counts only if the sum of all addresses is right.
 */
public final class DnsRateBench {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 4;
    private static final int WINDOW = 200;
    private static final int VERTX_WINDOW = 100;

    /** dnsjava opens a socket for each question. */
    private static final int SLOW_WINDOW = 50;

    private static final int SLOW_SHARE = 10;
    private static final long MOST_SECONDS = 300;

    private static final double LEAST_RATE = 0.8;
    private static final double AIM_RATE = 1.0;
    private static final double MOST_MICROS = 6;
    private static final double AIM_MICROS = 4.5;
    private static final double LEAST_VERTX = 1.3;
    private static final double AIM_VERTX = 1.8;
    private static final double LEAST_DNSJAVA = 10;
    private static final double AIM_DNSJAVA = 20;

    private static final Pattern PERF_RATE = Pattern.compile("Queries per second:\\s+([0-9.]+)");
    private static final Pattern PERF_LOST = Pattern.compile("Queries lost:\\s+([0-9]+)");
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final InetSocketAddress server;
    private final Path questions;
    private final boolean isShort;
    private final int names;
    private int exit;

    private DnsRateBench(InetSocketAddress server, Path questions, int names, boolean isShort) {
        this.server = server;
        this.questions = questions;
        this.names = names;
        this.isShort = isShort;
    }

    /** What one round of a client gave. */
    private record Round(double perSecond, double micros) {}

    /** Arguments: address, port, names of the zone, a file for the questions of dnsperf, and optionally {@code short}. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var server = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        var bench =
                new DnsRateBench(server, Path.of(arguments[3]), Integer.parseInt(arguments[2]), arguments.length > 4);
        System.exit(bench.measure());
    }

    private int measure() throws IOException, InterruptedException {
        writeQuestions();
        var rounds = isShort ? 1 : ROUNDS;
        var vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        try {
            var client = vertx.createDnsClient(new DnsClientOptions()
                    .setHost(server.getAddress().getHostAddress())
                    .setPort(server.getPort())
                    .setQueryTimeout(5000));
            for (var round = 0; round < (isShort ? 1 : WARM_UP); round++) {
                ours();
                vertx(client);
                dnsjava();
            }
            var ours = new ArrayList<Round>();
            var perf = new ArrayList<Double>();
            var theirs = new ArrayList<Round>();
            var slow = new ArrayList<Round>();
            var others = OtherProcesses.since();
            for (var round = 0; round < rounds; round++) {
                ours.add(ours());
                perf.add(dnsperf());
                theirs.add(vertx(client));
                slow.add(dnsjava());
                System.out.printf(
                        Locale.ROOT,
                        "round %d: ours %.0f names/s, %.2f us; dnsperf %.0f/s; Vert.x %.0f/s, %.2f us; dnsjava %.0f/s,"
                                + " %.1f us%n",
                        round + 1,
                        ours.getLast().perSecond(),
                        ours.getLast().micros(),
                        perf.getLast(),
                        theirs.getLast().perSecond(),
                        theirs.getLast().micros(),
                        slow.getLast().perSecond(),
                        slow.getLast().micros());
            }
            judge(ours, perf, theirs, slow, others.areBusy());
        } finally {
            vertx.close();
        }
        return exit;
    }

    private void writeQuestions() throws IOException {
        var lines = new StringBuilder();
        for (var number = 0; number < names; number++) {
            lines.append(name(number)).append(" A\n");
        }
        Files.writeString(questions, lines);
    }

    private static String name(int number) {
        return "n" + number + ".bench.test";
    }

    private Round ours() {
        var sum = new long[1];
        return timed(names, () -> {
            var report = LookupRate.run(
                    server,
                    names,
                    verdict -> verdict.addresses().forEach(address -> sum[0] += address.hashCode() & 0xffffff));
            require(sum[0], names);
            return report;
        });
    }

    private Round vertx(DnsClient client) {
        var sum = new AtomicLong();
        return timed(names, () -> {
            var room = new Semaphore(VERTX_WINDOW);
            var done = new CountDownLatch(names);
            for (var number = 0; number < names; number++) {
                room.acquire();
                client.resolveA(name(number)).onComplete(answer -> {
                    if (answer.succeeded()) {
                        answer.result().forEach(address -> sum.addAndGet(lastThree(address)));
                    }
                    room.release();
                    done.countDown();
                });
            }
            requireEnd(done);
            require(sum.get(), names);
            return null;
        });
    }

    private Round dnsjava() {
        var some = names / SLOW_SHARE;
        var sum = new AtomicLong();
        return timed(some, () -> {
            var resolver = new SimpleResolver(server);
            resolver.setTimeout(Duration.ofSeconds(5));
            var room = new Semaphore(SLOW_WINDOW);
            var done = new CountDownLatch(some);
            for (var number = 0; number < some; number++) {
                room.acquire();
                var _ = resolver.sendAsync(question(number)).whenComplete((answer, failure) -> {
                    if (answer != null) {
                        answer.getSection(Section.ANSWER).forEach(record -> sum.addAndGet(lastThree(record)));
                    }
                    room.release();
                    done.countDown();
                });
            }
            requireEnd(done);
            require(sum.get(), some);
            return null;
        });
    }

    private static Message question(int number) throws TextParseException {
        return Message.newQuery(Record.newRecord(Name.fromString(name(number) + "."), Type.A, DClass.IN));
    }

    private static long lastThree(Record record) {
        return record instanceof ARecord a ? a.getAddress().hashCode() & 0xffffff : 0;
    }

    private static long lastThree(String address) {
        var sum = 0L;
        for (var part : address.split("\\.", -1)) {
            sum = sum << 8 | Integer.parseInt(part);
        }
        return sum & 0xffffff;
    }

    /** The rate of dnsperf: one thread, one socket. */
    private double dnsperf() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "dnsperf",
                        "-s",
                        server.getAddress().getHostAddress(),
                        "-p",
                        Integer.toString(server.getPort()),
                        "-d",
                        questions.toString(),
                        "-T1",
                        "-c1",
                        "-q100",
                        "-l",
                        isShort ? "1" : "4")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("dnsperf failed: " + said);
        }
        var rate = PERF_RATE.matcher(said);
        var lost = PERF_LOST.matcher(said);
        if (!rate.find() || !lost.find()) {
            throw new IllegalStateException("dnsperf told no rate: " + said);
        }
        if (!lost.group(1).equals("0")) {
            System.out.println("dnsperf lost " + lost.group(1) + " questions");
        }
        return Double.parseDouble(rate.group(1));
    }

    @FunctionalInterface
    private interface Work {
        ScanReport run() throws IOException, InterruptedException;
    }

    private static Round timed(int count, Work work) {
        var cpu = PROCESS.getProcessCpuTime();
        var begun = System.nanoTime();
        try {
            var _ = work.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        return new Round(count / seconds, (PROCESS.getProcessCpuTime() - cpu) / 1e3 / count);
    }

    private static void requireEnd(CountDownLatch done) throws InterruptedException {
        if (!done.await(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(done.getCount() + " names without an end");
        }
    }

    /** A name that got no answer, or a wrong one, changes the sum. */
    private static void require(long sum, long count) {
        if (sum != count * (count - 1) / 2) {
            throw new IllegalStateException("an address is wrong or missing: " + sum);
        }
    }

    private void judge(List<Round> ours, List<Double> perf, List<Round> theirs, List<Round> slow, boolean isDisturbed) {
        System.out.println("| target | what | measured | must | aim | verdict |");
        System.out.println("|---|---|---|---|---|---|");
        var micros = ours.stream().mapToDouble(Round::micros).toArray();
        atLeast(
                "P1",
                "names/s of the engine / dnsperf's, on one core",
                ratios(
                        ours.stream().mapToDouble(Round::perSecond).toArray(),
                        perf.stream().mapToDouble(d -> d).toArray()),
                LEAST_RATE,
                AIM_RATE,
                isDisturbed);
        var median = median(micros);
        var verdict = verdict(median <= MOST_MICROS, median <= AIM_MICROS, isDisturbed);
        line(
                "P1",
                "processor time of the engine for a name, us",
                micros,
                "<= " + MOST_MICROS,
                "<= " + AIM_MICROS,
                verdict);
        atLeast(
                "P2",
                "processor time for a name of Vert.x' DnsClient / ours",
                ratios(theirs.stream().mapToDouble(Round::micros).toArray(), micros),
                LEAST_VERTX,
                AIM_VERTX,
                isDisturbed);
        atLeast(
                "P2",
                "processor time for a name of dnsjava / ours",
                ratios(slow.stream().mapToDouble(Round::micros).toArray(), micros),
                LEAST_DNSJAVA,
                AIM_DNSJAVA,
                isDisturbed);
    }

    private void atLeast(String target, String what, double[] measured, double must, double aim, boolean isDisturbed) {
        var median = median(measured);
        line(target, what, measured, ">= " + must, ">= " + aim, verdict(median >= must, median >= aim, isDisturbed));
    }

    private String verdict(boolean isEnough, boolean isAim, boolean isDisturbed) {
        if (isShort) {
            return "not judged";
        }
        if (isDisturbed) {
            exit = exit == 0 ? 3 : exit;
            return "invalid: the machine was not ours";
        }
        if (!isEnough) {
            exit = 1;
            return "**below must**";
        }
        return isAim ? "aim reached" : "must reached";
    }

    private static void line(String target, String what, double[] measured, String must, String aim, String verdict) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f (%.2f to %.2f) | %s | %s | %s |%n",
                target,
                what,
                median(measured),
                Arrays.stream(measured).min().orElseThrow(),
                Arrays.stream(measured).max().orElseThrow(),
                must,
                aim,
                verdict);
    }

    private static double[] ratios(double[] one, double[] other) {
        var ratios = new double[one.length];
        Arrays.setAll(ratios, at -> one[at] / other[at]);
        return ratios;
    }

    private static double median(double[] all) {
        var sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
