package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that a person stops leaves nothing behind that goes on, and nothing of a run waits for ever. */
class EndedPartsTest {
    private static final Path LIBRARY = Path.of(System.getProperty("icp.root", "../.."), "deploy/local/lib");

    /** A call of npm that may take for ever. */
    private static final Pattern UNBOUNDED =
            Pattern.compile("(?m)^[^#\n]*(?<![\\w-])npm (?:run|ci|pack|install|exec)\\b.*$");

    /** One that does not end, nor what it starts; both keep a lock. */
    private static final String NPM = "exec 7>held; flock 7; sleep 300 & touch runs; wait";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void ctrl_c_ends_the_parts_of_a_run_that_work_beside_it_and_frees_its_lock() throws Exception {
        icp.executable("icp", "exit 0");
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_PORT_SHIFT=0 ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1 ICP_DATABASES=1 ICP_WRITERS=1
                for part in say tools process keys environment caches stack tests; do . "deploy/local/lib/$part.sh"; done
                take_free_shift() { :; }
                export_stack() { :; }
                lock
                ICP_BESIDE=$PWD/beside && mkdir -p "$ICP_BESIDE" own/log
                part() { for step in 1 2 3; do sleep 30 || true; done; } # goes on with its next step, as a part does
                (
                  own_stack "$PWD/own"
                  beside site part &
                  sleep 60
                )
                """);
        var run = icp.start("bash", "ask");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(icp.root().resolve(".icp/log/site.log")));

        interrupts(run);
        var ended = icp.ended(run);

        assertThat(ended.code()).as(ended.output()).isEqualTo(1);
        assertThat(isFree(".icp/run/lock")).as("the lock is free").isTrue();
    }

    @Test
    void a_registry_that_does_not_answer_holds_up_no_run() throws Exception {
        icp.executable("bin/npm", NPM);
        icp.executable("bin/node", "");
        icp.write("package-lock.json", "{}");
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD LOG=$PWD
                for part in say tools contracts; do . "deploy/local/lib/$part.sh"; done
                NPM_LIMIT=0.2
                need_linters
                """);

        var begun = System.nanoTime();
        var ended = icp.run("bash", "ask");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("The linters of package.json could not be installed");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(50));
        await().until(() -> isFree("held"));
    }

    @Test
    void ctrl_c_ends_a_call_of_npm_with_what_it_started() throws Exception {
        icp.executable("bin/npm", NPM);
        icp.executable("bin/node", "");
        icp.write("package-lock.json", "{}");
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD LOG=$PWD
                for part in say tools contracts; do . "deploy/local/lib/$part.sh"; done
                need_linters
                echo goes on
                """);
        var run = icp.start("bash", "ask");
        await().until(() -> Files.exists(icp.root().resolve("runs")));
        assertThat(isFree("held")).isFalse();

        interrupts(run);
        var ended = icp.ended(run);

        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).doesNotContain("goes on");
        await().until(() -> isFree("held"));
    }

    private boolean isFree(String lock) throws Exception {
        return new ProcessBuilder("flock", "-n", icp.root().resolve(lock).toString(), "true")
                        .start()
                        .waitFor()
                == 0;
    }

    /** As a terminal does: to all processes of its foreground group. */
    private static void interrupts(Process run) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + run.pid())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void each_call_of_npm_has_a_limit() throws IOException {
        try (var parts = Files.list(LIBRARY)) {
            for (var part :
                    parts.filter(file -> file.toString().endsWith(".sh")).toList()) {
                assertThat(unbounded(Files.readString(part))).as("%s", part).isEmpty();
            }
        }
        assertThat(unbounded("# npm run x\ncd x && npm run -s build\nnpm_in_time ci\n"))
                .containsExactly("cd x && npm run -s build");
    }

    private static List<String> unbounded(String script) {
        return UNBOUNDED
                .matcher(script)
                .results()
                .map(found -> found.group().strip())
                .toList();
    }
}
