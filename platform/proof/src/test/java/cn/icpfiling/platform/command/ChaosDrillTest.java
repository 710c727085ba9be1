package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** With how many faults a drill proves enough. The drills themselves need stacks. */
class ChaosDrillTest {

    @Test
    void a_drill_wants_what_its_time_and_filings_allow_and_half_of_the_faults_that_the_operator_names()
            throws Exception {
        assertThat(wanted("")).isEqualTo("chaos.Chaos: at least 190 of 200 in 40 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_FILINGS=300")).isEqualTo("chaos.Chaos: at least 95 of 200 in 40 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_FILINGS=900")).isEqualTo("chaos.Chaos: at least 190 of 200 in 40 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_FAULTS=10 ICP_CHAOS_FILINGS=30"))
                .isEqualTo("chaos.Chaos: at least 5 of 10 in 40 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_FAULTS=600")).isEqualTo("chaos.Chaos: at least 200 of 600 in 40 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_MINUTES=5 ICP_CHAOS_VICTIMS='kafka kafka.2'"))
                .isEqualTo("chaos.Chaos: at least 25 of 200 in 5 minutes, of kafka kafka.2\n");
        assertThat(wanted("ICP_CHAOS_MINUTES=60")).isEqualTo("chaos.Chaos: at least 190 of 200 in 60 minutes, of \n");
        assertThat(wanted("ICP_CHAOS_FAULTS_LEAST=150"))
                .isEqualTo("chaos.Chaos: at least 150 of 200 in 40 minutes, of \n");
    }

    private static String wanted(String variables) throws IOException, InterruptedException {
        var icp = new ClonedCommand();
        icp.java("");
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD LOG=$PWD
                for part in say drill; do . "deploy/local/lib/$part.sh"; done
                run_on_stack() { echo "$1: at least $ICP_CHAOS_FAULTS_LEAST of $ICP_CHAOS_FAULTS in $ICP_CHAOS_MINUTES minutes, of ${ICP_CHAOS_VICTIMS:-}"; }
                %s chaos_on_stack 5 40 600
                """.formatted(variables));
        return icp.run("bash", "ask").output();
    }
}
