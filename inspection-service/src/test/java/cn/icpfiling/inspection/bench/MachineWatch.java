package cn.icpfiling.inspection.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the machine did since a moment beside this process, NSD, and the runs of dnsperf that this process started. */
public final class MachineWatch {
    /** Places behind the name in /proc/PID/stat. */
    private static final int USER = 11;

    private static final int KERNEL = 12;
    private static final int CHILDREN_USER = 13;

    /** Places in a line of /proc/stat: idle and waiting, and what the hypervisor took. */
    private static final int IDLE = 4;

    private static final int WAITING = 5;
    private static final int STOLEN = 8;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long begun = System.nanoTime();
    private final Sample before;

    private MachineWatch() {
        this.before = Sample.now();
    }

    public static MachineWatch since() {
        return new MachineWatch();
    }

    /**
     * The state of the machine during a round.
     *
     * @param others processors that other processes together kept busy, 1 = one whole core
     * @param stolen processors that the hypervisor took away
     * @param drops datagrams that found no room at their socket
     * @param idle idle share of each core
     * @param load the one-minute load at the end
     */
    public record Seen(double others, double stolen, long drops, List<Double> idle, double load) {
        private static final double MOST = 0.1;

        /** Whether the machine was not ours, or lost datagrams on their way within it. */
        public boolean disturbed() {
            return wasBusy() || drops > 0;
        }

        /** Whether others, or the hypervisor, had more than a tenth of a core. */
        public boolean wasBusy() {
            return others > MOST || stolen > MOST;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "others %.2f of a core, stolen %.2f; datagrams dropped %d; cores idle %s; load %.2f%s",
                    others,
                    stolen,
                    drops,
                    idle.stream()
                            .map(part -> String.format(Locale.ROOT, "%.0f %%", 100 * part))
                            .collect(Collectors.joining("/")),
                    load,
                    disturbed() ? "; DISTURBED" : "");
        }
    }

    public Seen seen() {
        var seconds = (System.nanoTime() - begun) / 1e9;
        var now = Sample.now();
        return new Seen(
                Math.max(0, now.others - before.others) / 100.0 / seconds,
                (now.stolen - before.stolen) / 100.0 / seconds,
                now.drops - before.drops,
                IntStream.range(0, before.idle.size())
                        .mapToObj(core -> (now.idle.get(core) - before.idle.get(core)) / 100.0 / seconds)
                        .toList(),
                load());
    }

    /** Counters at a moment; times in hundredths of a second. */
    private record Sample(long others, long stolen, long drops, List<Long> idle) {
        static Sample now() {
            try {
                var lines = Files.readAllLines(Path.of("/proc/stat"));
                var all = lines.getFirst().split(" +", -1);
                var cores = lines.stream()
                        .filter(line -> line.matches("cpu\\d.*"))
                        .map(line -> line.split(" +", -1))
                        .map(fields -> Long.parseLong(fields[IDLE]) + Long.parseLong(fields[WAITING]))
                        .toList();
                return new Sample(busy(all) - ours(), Long.parseLong(all[STOLEN]), dropped(), cores);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long ours() throws IOException {
        var ours = PROCESS.getProcessCpuTime() / 10_000_000 + ticks("self", CHILDREN_USER);
        for (var process : ProcessHandle.allProcesses().toList()) {
            if (process.info()
                    .command()
                    .filter(command -> command.endsWith("/nsd"))
                    .isPresent()) {
                ours += ticks(Long.toString(process.pid()), USER);
            }
        }
        return ours;
    }

    /** What the kernel has done for this process since its start, in microseconds, to the nearest hundredth of a second. */
    public static long kernelMicros() {
        try {
            return Long.parseLong(stat("self")[KERNEL]) * 10_000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A time of a process and the one behind it, of the kernel, in hundredths of a second; 0 if the process has ended. */
    private static long ticks(String process, int field) throws IOException {
        try {
            var fields = stat(process);
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private static String[] stat(String process) throws IOException {
        var stat = Files.readString(Path.of("/proc", process, "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    }

    /**
     * Busy time of all cores since the start of the machine: user, nice, system and interrupts. The packets of a bench are
     * handed on in soft interrupts, which count for its processes too.
     */
    private static long busy(String... all) {
        return IntStream.of(1, 2, 3, 6, 7)
                .mapToLong(field -> Long.parseLong(all[field]))
                .sum();
    }

    /** The sum that the kernel keeps of the drops in /proc/net/udp: that file itself forgets a socket when it is closed. */
    private static long dropped() throws IOException {
        return droppedIn(Files.readAllLines(Path.of("/proc/net/snmp")));
    }

    static long droppedIn(List<String> lines) {
        var udp = lines.stream()
                .filter(line -> line.startsWith("Udp:"))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
        return Long.parseLong(udp.getLast().get(udp.getFirst().indexOf("RcvbufErrors")));
    }

    private static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
