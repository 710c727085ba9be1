package cn.icpfiling.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The use of the processors between two samples, from /proc. */
public final class Machine {
    /** Linux reports hundredths of a second to programs, whatever its own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");
    private static final long KERNEL_THREADS = 2;

    private final Map<String, Long> own;
    private final OptionalInt loaderCore;

    /** @param own the processes that belong to the bench, by name */
    public Machine(Map<String, Long> own) {
        this(own, OptionalInt.empty());
    }

    /** @param loaderCore the number of the core that only the load generator and what it talks to use */
    public Machine(Map<String, Long> own, OptionalInt loaderCore) {
        this.own = new LinkedHashMap<>(own);
        this.loaderCore = loaderCore;
    }

    /** Reads the processes of a bench that the stack's script started, "name=pid;name=pid", and adds the bench itself. */
    public static Map<String, Long> withBench(String told) {
        var own = new LinkedHashMap<String, Long>();
        own.put("bench", ProcessHandle.current().pid());
        for (var pair : told.split(";")) {
            own.put(pair.substring(0, pair.indexOf('=')), Long.valueOf(pair.substring(pair.indexOf('=') + 1)));
        }
        return own;
    }

    /** The counters at one moment. */
    public record Sample(long nanos, Map<Long, Long> ticksOfProcess, long kernelTicks, List<long[]> cores) {}

    public Sample look() {
        var ticks = new HashMap<Long, Long>();
        var kernel = 0L;
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                var fields = fieldsAfterName(process.resolve("stat"));
                if (fields.length > 14) {
                    var pid = Long.parseLong(process.getFileName().toString());
                    var used = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                    // A load generator that one of the bench's processes started and waited for counts as the bench's.
                    if (own.containsValue(pid)) {
                        used += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
                    }
                    if (Long.parseLong(fields[1]) == KERNEL_THREADS) {
                        kernel += used;
                    } else {
                        ticks.put(pid, used);
                    }
                }
            }
            var cores = Files.readAllLines(PROC.resolve("stat")).stream()
                    .filter(line -> line.matches("cpu\\d.*"))
                    .map(Machine::numbers)
                    .toList();
            return new Sample(System.nanoTime(), ticks, kernel, cores);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Interval between(Sample before, Sample after) {
        var seconds = (after.nanos() - before.nanos()) / 1e9;
        var used = new LinkedHashMap<String, Double>();
        own.forEach((name, pid) -> used.put(name, ticks(before, after, pid) / TICKS_PER_SECOND));
        var busy = 0.0;
        var stolen = 0.0;
        var idle = new ArrayList<Double>();
        for (var core = 0; core < before.cores().size(); core++) {
            var from = before.cores().get(core);
            var to = after.cores().get(core);
            // user, nice, system, idle, iowait, irq, softirq, steal
            var stolenHere = (to[7] - from[7]) / TICKS_PER_SECOND;
            var idleHere = (to[3] - from[3] + to[4] - from[4]) / TICKS_PER_SECOND;
            stolen += stolenHere;
            idle.add(idleHere / seconds);
            // Not the sum of the busy times: the kernel finds those by sampling once a tick, and always meets a process
            // that the tick has woken. Idle time is measured exactly.
            busy += Math.max(0, seconds - idleHere - stolenHere);
        }
        // By difference: short-lived processes are in no list, but they used the processor.
        var others = busy
                - used.values().stream().mapToDouble(Double::doubleValue).sum()
                - (after.kernelTicks() - before.kernelTicks()) / TICKS_PER_SECOND;
        var busiest = after.ticksOfProcess().keySet().stream()
                .filter(pid -> !own.containsValue(pid))
                .mapToDouble(pid -> ticks(before, after, pid) / TICKS_PER_SECOND)
                .max()
                .orElse(0);
        return new Interval(
                Duration.ofNanos(after.nanos() - before.nanos()),
                used,
                Math.max(0, others) / seconds,
                busiest / seconds,
                stolen / seconds,
                idle,
                loaderCore.stream().mapToDouble(idle::get).findFirst().orElse(Double.NaN),
                load());
    }

    /** Returns the one-minute load. */
    public static double load() {
        try {
            return Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Describes the machine in one line. */
    public static String described() {
        try {
            var processors = Files.readAllLines(PROC.resolve("cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .toList();
            // Processors of the machine: this process may be pinned to some of them.
            return "%d cores of %s, Linux %s, Java %s"
                    .formatted(
                            processors.size(),
                            processors.stream().findFirst().orElse("unknown processor"),
                            System.getProperty("os.version"),
                            System.getProperty("java.version"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long ticks(Sample before, Sample after, long pid) {
        return after.ticksOfProcess().getOrDefault(pid, 0L)
                - before.ticksOfProcess().getOrDefault(pid, 0L);
    }

    /**
     * Returns the fields after the command's name, which may contain blanks and brackets; none if the process has
     * ended.
     */
    private static String[] fieldsAfterName(Path stat) throws IOException {
        try {
            var text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException gone) {
            return new String[0];
        } catch (IOException e) {
            if (Files.exists(stat)) {
                throw e;
            }
            return new String[0];
        }
    }

    private static long[] numbers(String line) {
        var words = line.split(" +");
        var numbers = new long[words.length - 1];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = Long.parseLong(words[i + 1]);
        }
        return numbers;
    }
}
