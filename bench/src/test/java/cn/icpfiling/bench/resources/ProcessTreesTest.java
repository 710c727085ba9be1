package cn.icpfiling.bench.resources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.bench.resources.Look.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is counted with all that it started, as /proc tells it. */
class ProcessTreesTest {

    @TempDir
    Path proc;

    @Test
    void memory_and_time_of_children_and_the_time_of_ended_ones_count() throws Exception {
        process(10, "S", 1, 300, 20, 25_600);
        process(11, "S", 10, 40, 0, 2_560);
        process(12, "S", 11, 5, 0, 256);
        process(13, "Z", 10, 7, 0, 0);
        process(20, "S", 1, 900, 0, 9_999);
        Files.createDirectories(proc.resolve("self"));

        var look = new ProcessTrees(proc, Map.of("filing-service", 10L, "gateway", 99L)).look(7);

        assertThat(look.nanos()).isEqualTo(7);
        assertThat(look.uses()).containsExactly(Map.entry("filing-service", new Use(28_416, 3_650)));
    }

    @Test
    void the_heap_is_the_last_one_that_a_command_line_names() throws Exception {
        process(10, "S", 1, 1, 0, 1);
        Files.writeString(proc.resolve("10/cmdline"), "java\0-Xms32m\0-Xmx96m\0-Xmx384m\0-jar\0x.jar\0");
        process(11, "S", 1, 1, 0, 1);
        Files.writeString(proc.resolve("11/cmdline"), "mariadbd\0");

        var trees = new ProcessTrees(proc, Map.of("filing-service", 10L, "mariadb", 11L));

        assertThat(trees.heap("filing-service")).isEqualTo(384);
        assertThat(trees.heap("mariadb")).isZero();
    }

    /** The name of a command may hold blanks and brackets. */
    private void process(int pid, String state, int parent, int ticks, int ticksOfEnded, int kibibytes)
            throws IOException {
        var folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
        Files.writeString(
                folder.resolve("stat"),
                "%d (a name (x)) %s %d 1 1 0 -1 4194304 0 0 0 0 %d 0 %d 0 20 0 1 0 555 1000000 77 0\n"
                        .formatted(pid, state, parent, ticks, ticksOfEnded));
        Files.writeString(
                folder.resolve("status"), "Name:\tx\nVmHWM:\t 99999 kB\nVmRSS:\t %d kB\n".formatted(kibibytes));
    }
}
