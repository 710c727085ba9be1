package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.bench.BenchTable;
import cn.icpfiling.inspection.bench.MachineWatch;
import cn.icpfiling.inspection.bench.Rounds;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * P1 and P2, a separate program: {@code ./icp bench dns} starts it on one core, with NSD alone on another. The addresses of
 * {@code n0.bench.test}, {@code n1.bench.test} and so on are looked up by the engine, by dnsperf, by Vert.x' {@code DnsClient},
 * by Netty's {@code DnsNameResolver} and by dnsjava, in turn. A round counts only if the sum of all addresses of each Java client
 * is right, dnsperf lost no question and was refused none, no datagram was dropped and the machine was ours.
 */
public final class DnsRateBench {
    private static final int ROUNDS = 5;
    private static final int AT_MOST = 9;
    private static final int WARM_UP = 4;
    private static final int SLOW_SHARE = 10;

    private static final double LEAST_RATE = 0.8;
    private static final double AIM_RATE = 1.0;
    private static final double MOST_MICROS = 6;
    private static final double AIM_MICROS = 4.5;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final InetSocketAddress server;
    private final Path questions;
    private final boolean isShort;
    private final int names;

    private DnsRateBench(InetSocketAddress server, Path questions, int names, boolean isShort) {
        this.server = server;
        this.questions = questions;
        this.names = names;
        this.isShort = isShort;
    }

    /** What one round of a client gave: names a second, and processor time for a name, in all and of the kernel. */
    private record Round(double perSecond, double micros, double kernelMicros) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.0f/s, %.2f us, of it %.2f of the kernel", perSecond, micros, kernelMicros);
        }
    }

    /** What all clients gave in one round, one after the other. */
    private record Compared(Round ours, Dnsperf dnsperf, Map<Peer, Round> peers) {}

    private enum Peer {
        VERTX("Vert.x' DnsClient", 1.3, 1.8),
        NETTY("Netty's DnsNameResolver", 1.3, 1.8),
        DNSJAVA("dnsjava", 10, 20);

        private final String title;
        private final double least;
        private final double aim;

        Peer(String title, double least, double aim) {
            this.title = title;
            this.least = least;
            this.aim = aim;
        }
    }

    /** Arguments: address, port, names of the zone, a file for the questions of dnsperf, and optionally {@code short}. */
    public static void main(String... arguments) throws IOException {
        var server = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        var bench =
                new DnsRateBench(server, Path.of(arguments[3]), Integer.parseInt(arguments[2]), arguments.length > 4);
        System.exit(bench.measure());
    }

    private int measure() throws IOException {
        writeQuestions();
        var rounds = isShort ? 1 : ROUNDS;
        try (var clients = new DnsPeers(server)) {
            for (var round = 0; round < (isShort ? 1 : WARM_UP); round++) {
                ours();
                for (var peer : Peer.values()) {
                    theirs(clients, peer);
                }
            }
            var taken = Rounds.take(rounds, isShort ? 1 : AT_MOST, () -> round(clients));
            return judge(taken);
        }
    }

    private Rounds.Round<Compared> round(DnsPeers clients) {
        var watch = MachineWatch.since();
        var ours = ours();
        var dnsperf = Dnsperf.run(server, questions, isShort ? 1 : 4);
        var said = new StringBuilder(String.format(
                Locale.ROOT,
                "ours %s; dnsperf %.0f/s, lost %d, %s",
                ours,
                dnsperf.perSecond(),
                dnsperf.lost(),
                dnsperf.codes()));
        var peers = new EnumMap<Peer, Round>(Peer.class);
        for (var peer : Peer.values()) {
            var theirs = theirs(clients, peer);
            peers.put(peer, theirs);
            said.append("; ").append(peer.title).append(' ').append(theirs);
        }
        System.out.println(said);
        return new Rounds.Round<>(new Compared(ours, dnsperf, peers), dnsperf.isSound(), watch.seen());
    }

    private void writeQuestions() throws IOException {
        var lines = new StringBuilder();
        for (var number = 0; number < names; number++) {
            lines.append(DnsPeers.name(number)).append(" A\n");
        }
        Files.writeString(questions, lines);
    }

    private Round ours() {
        return timed(names, () -> {
            var sum = new long[1];
            LookupRate.run(
                    server,
                    names,
                    verdict -> verdict.addresses().forEach(address -> sum[0] += address.hashCode() & 0xffffff));
            return sum[0];
        });
    }

    private Round theirs(DnsPeers clients, Peer peer) {
        return switch (peer) {
            case VERTX -> timed(names, () -> clients.vertx(names));
            case NETTY -> timed(names, () -> clients.netty(names));
            case DNSJAVA -> timed(names / SLOW_SHARE, () -> clients.dnsjava(names / SLOW_SHARE));
        };
    }

    /** A name that got no answer, or a wrong one, changes the sum. */
    private static Round timed(int count, LongSupplier sumOfAddresses) {
        var cpu = PROCESS.getProcessCpuTime();
        var kernel = MachineWatch.kernelMicros();
        var begun = System.nanoTime();
        var sum = sumOfAddresses.getAsLong();
        var seconds = (System.nanoTime() - begun) / 1e9;
        var micros = (PROCESS.getProcessCpuTime() - cpu) / 1e3 / count;
        var kernelMicros = (double) (MachineWatch.kernelMicros() - kernel) / count;
        if (sum != (long) count * (count - 1) / 2) {
            throw new IllegalStateException("an address is wrong or missing: " + sum);
        }
        return new Round(count / seconds, micros, kernelMicros);
    }

    private int judge(Rounds<Compared> rounds) {
        var table = new BenchTable(isShort, rounds.isDisturbed());
        var micros = rounds.each(round -> round.ours().micros());
        table.atLeast(
                "P1",
                "names/s of the engine / dnsperf's, on one core",
                BenchTable.ratios(
                        rounds.each(round -> round.ours().perSecond()),
                        rounds.each(round -> round.dnsperf().perSecond())),
                LEAST_RATE,
                AIM_RATE);
        table.atMost("P1", "processor time of the engine for a name, us", micros, MOST_MICROS, AIM_MICROS);
        for (var peer : Peer.values()) {
            table.atLeast(
                    "P2",
                    "processor time for a name of " + peer.title + " / ours",
                    BenchTable.ratios(
                            rounds.each(round -> round.peers().get(peer).micros()), micros),
                    peer.least,
                    peer.aim);
        }
        return table.exit();
    }
}
