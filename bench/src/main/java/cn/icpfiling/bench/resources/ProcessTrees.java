package cn.icpfiling.bench.resources;

import cn.icpfiling.bench.resources.Look.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads processes, with those that they started, from /proc: filing-service has two helpers that read PDFs. */
final class ProcessTrees {

    /** Linux reports hundredths of a second to programs, whatever its own tick is. */
    private static final int MILLIS_PER_TICK = 10;

    /** Places in /proc/PID/stat after the name of the command. */
    private static final int PARENT = 1;

    private static final int OWN_TIMES = 11;
    private static final int TIMES_OF_ENDED_CHILDREN = 13;
    private static final int FIELDS = 20;

    private final Path proc;
    private final Map<String, Long> roots;

    ProcessTrees(Path proc, Map<String, Long> roots) {
        this.proc = proc;
        this.roots = new LinkedHashMap<>(roots);
    }

    private record Stat(long parent, long ticks) {}

    Look look(long nanos) {
        var stats = stats();
        var children = new HashMap<Long, List<Long>>();
        stats.forEach((pid, stat) -> children.computeIfAbsent(stat.parent(), parent -> new ArrayList<>())
                .add(pid));
        var uses = new LinkedHashMap<String, Use>();
        roots.forEach((name, pid) -> {
            if (stats.containsKey(pid)) {
                uses.put(name, use(pid, stats, children));
            }
        });
        return new Look(nanos, uses);
    }

    private Use use(long root, Map<Long, Stat> stats, Map<Long, List<Long>> children) {
        var kibibytes = 0L;
        var ticks = 0L;
        var left = new ArrayDeque<>(List.of(root));
        while (!left.isEmpty()) {
            var pid = left.pop();
            kibibytes += resident(pid);
            ticks += stats.get(pid).ticks();
            left.addAll(children.getOrDefault(pid, List.of()));
        }
        return new Use(kibibytes, ticks * MILLIS_PER_TICK);
    }

    private Map<Long, Stat> stats() {
        var stats = new HashMap<Long, Stat>();
        try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var process : processes) {
                var fields = fields(process.resolve("stat"));
                // The state comes first; one that has ended and was not waited for holds nothing.
                if (fields.length > FIELDS && !fields[0].equals("Z")) {
                    stats.put(
                            Long.valueOf(process.getFileName().toString()),
                            new Stat(
                                    Long.parseLong(fields[PARENT]),
                                    sumOfTwo(fields, OWN_TIMES) + sumOfTwo(fields, TIMES_OF_ENDED_CHILDREN)));
                }
            }
            return stats;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long resident(long pid) {
        try {
            return Files.readAllLines(proc.resolve(pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** In the processor's user mode, and in the kernel. */
    private static long sumOfTwo(String[] fields, int first) {
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }

    /** The fields after the command's name, which may contain blanks and brackets; none of a process that ended meanwhile. */
    private static String[] fields(Path stat) {
        try {
            var text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }

    /** The heap that a process was given, in MiB, by the last -Xmx of its command line; 0 of one without. */
    int heap(String name) {
        try {
            var words =
                    Files.readString(proc.resolve(roots.get(name) + "/cmdline")).split("\0");
            var heap = 0;
            for (var word : words) {
                if (word.matches("-Xmx\\d+m")) {
                    heap = Integer.parseInt(word.substring("-Xmx".length(), word.length() - 1));
                }
            }
            return heap;
        } catch (IOException gone) {
            return 0;
        }
    }
}
