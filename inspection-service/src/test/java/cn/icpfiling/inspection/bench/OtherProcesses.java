package cn.icpfiling.inspection.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** What other processes than this one, NSD, and the runs of dnsperf that this one started used since a moment. */
public final class OtherProcesses {
    private static final double MOST = 0.1;

    /** Places behind the name in /proc/PID/stat. */
    private static final int USER = 11;

    private static final int CHILDREN_USER = 13;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long begun = System.nanoTime();
    private final long before;

    private OtherProcesses() throws IOException {
        this.before = hundredths();
    }

    public static OtherProcesses since() throws IOException {
        return new OtherProcesses();
    }

    /** Whether they kept more than a tenth of a core busy. */
    public boolean areBusy() throws IOException {
        var seconds = (System.nanoTime() - begun) / 1e9;
        var busy = (hundredths() - before) / 100.0 / seconds;
        System.out.printf(Locale.ROOT, "other processes: %.2f of a core%n", busy);
        return busy > MOST;
    }

    private static long hundredths() throws IOException {
        var ours = PROCESS.getProcessCpuTime() / 10_000_000 + ticks("self", CHILDREN_USER);
        for (var process : ProcessHandle.allProcesses().toList()) {
            if (process.info()
                    .command()
                    .filter(command -> command.endsWith("/nsd"))
                    .isPresent()) {
                ours += ticks(Long.toString(process.pid()), USER);
            }
        }
        return ofAllCores() - ours;
    }

    /** A time of a process and the one behind it, of the kernel, in hundredths of a second; 0 if the process has ended. */
    private static long ticks(String process, int field) throws IOException {
        try {
            var stat = Files.readString(Path.of("/proc", process, "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /**
     * Busy time of all cores since the start of the machine: user, nice, system and interrupts. The packets of a bench are
     * handed on in soft interrupts, which count for its processes too.
     */
    private static long ofAllCores() throws IOException {
        var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
        return IntStream.of(1, 2, 3, 6, 7)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
    }
}
