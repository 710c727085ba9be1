package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp bench resources}, with stand-ins for the stack, the load and the looks at the processes. */
class ResourcesCommandTest {

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
    }

    @Test
    void every_process_but_the_sandbox_is_watched_until_the_load_ends() throws Exception {
        assertThat(underLoad("0", "0", "0"))
                .contains("watches gateway=7;account-service=7;filing-service=7;verification-service=7;"
                        + "inspection-service=7;legacy-import-service=7;kafka=7;mariadb=7 for 175 s, until load-ended")
                .contains("a day of 200 filings within 170 s", "to its end, beside 20000 old filings")
                .endsWith("measured\n");
    }

    @Test
    void a_day_that_is_broken_off_by_the_clock_was_a_load_and_tells_how_far_it_came() throws Exception {
        assertThat(underLoad("124", "0", "0"))
                .contains("for 170 s", "it had come to: a day of 200 filings")
                .endsWith("measured\n");
    }

    @Test
    void without_its_load_or_with_a_process_that_is_not_there_nothing_is_measured() throws Exception {
        assertThat(underLoad("1", "0", "0"))
                .contains("NOT MEASURED the partner's day failed: a day of")
                .endsWith("not measured\n");
        assertThat(underLoad("0", "1", "0"))
                .contains("NOT MEASURED the old filings were not loaded: old filings within 170 s")
                .endsWith("not measured\n");
        assertThat(underLoad("0", "0", "1")).endsWith("not measured\n");
    }

    @Test
    void services_have_the_heaps_of_their_manifests_fully_touched_and_the_sandbox_its_own() throws Exception {
        icp.write(
                "deploy/kubernetes/base/gateway/config.env",
                "JDK_JAVA_OPTIONS=-XX:+UseSerialGC -Xms256m -Xmx256m\nOTHER=-Xmx1m\n");

        assertThat(said("manifest_options gateway; manifest_options sandbox"))
                .isEqualTo(
                        "-XX:TieredStopAtLevel=4 -XX:TrimNativeHeapInterval=0 -XX:NewRatio=2 -XX:ArchiveRelocationMode=1"
                                + " -XX:+UseSerialGC -Xms256m -Xmx256m -XX:+AlwaysPreTouch\n");
    }

    @Test
    void a_baseline_keeps_its_tables_apart() throws Exception {
        assertThat(said("printf '%s\\n' '| a |' '|---|' '| 1 |' told '| b |' '|---|' '| 2 |' '| 3 |' | tables_of"))
                .isEqualTo("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n| 3 |\n");
    }

    /** What is said under a load whose day, old filings and looks end with these codes. */
    private String underLoad(String day, String old, String looks) throws IOException, InterruptedException {
        return said("""
                write_legacy_data() { :; }
                start_for_load() { :; }
                stack_down() { :; }
                sleep() { SECONDS=$((SECONDS + 30)); }
                pid_of() { echo 7; }
                watch_resources() { echo "watches $ICP_BENCH_PIDS for $1 s, until ${2##*/}"; return %3$s; }
                play_day() { echo "a day of $1 filings within $2 s"; return %1$s; }
                load_old_files() { echo "old filings within $1 s"; return %2$s; }
                resources_under_load '' && ended=measured || ended='not measured'
                cat "$LOG/partner-day.log"
                echo "$ended"
                """.formatted(day, old, looks));
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1
                mkdir -p .icp/log .icp/run
                for part in say tools process keys environment caches stack tests bench resources; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }
}
