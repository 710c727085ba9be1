package cn.icpfiling.platform.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The edge of the partner's day, which partners copy, holds the serving list also when a restore puts it back, calls fail and webhooks are
 * late; an edge that lacks a part of this is noticed.
 */
class PartnerEdgeTest {

    private static final int CHECKS = 16;
    private static final int SECONDS = 60;

    @Test
    void the_edge_holds_the_list_whatever_happens_to_it(@TempDir Path folder) throws IOException, InterruptedException {
        var python = System.getenv().getOrDefault("ICP_PYTHON", "python3");
        var output = folder.resolve("told");
        var check = new ProcessBuilder(python, "-B", "src/test/python/edge_check.py")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        var ended = check.waitFor(SECONDS, TimeUnit.SECONDS);
        check.destroyForcibly().waitFor();

        var told = Files.readAllLines(output);
        assertThat(ended).as("ended in %s s: %s", SECONDS, told).isTrue();
        assertThat(check.exitValue()).as("%s", told).isZero();
        assertThat(told).hasSize(CHECKS).allMatch(line -> line.startsWith("ok "));
    }
}
