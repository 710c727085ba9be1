package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The canary of {@code ./icp drill keys}: a rotation must name a value that is left under an old key, and not end. */
class KeysDrillTest {

    private static final String NAMES_IT =
            "✗ account: account still has something under an old key: drill_canary.value 1, files not looked through yet";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void a_rotation_that_names_the_value_and_does_not_end_is_what_the_drill_wants() throws Exception {
        assertThat(canary(NAMES_IT, 1))
                .contains(
                        "CREATE TABLE icp_account.drill_canary",
                        "SELECT phone FROM icp_account.accounts",
                        "DROP TABLE icp_account.drill_canary",
                        "The value is named",
                        "patience PT40S of keys rotate account",
                        "holds")
                .doesNotContain("VIOLATION");
    }

    @Test
    void a_rotation_that_ends_or_does_not_name_the_value_is_a_violation() throws Exception {
        assertThat(canary(NAMES_IT, 0)).contains("VIOLATION the rotation ended").endsWith("fails\n");
        assertThat(canary("✗ account: account has a replica without the new keys", 1))
                .contains("VIOLATION the rotation did not name")
                .endsWith("fails\n");
    }

    /** What the canary says of a rotation that says so and ends with this code. */
    private String canary(String says, int code) throws IOException, InterruptedException {
        icp.write("bin/rotation", """
                #!/bin/bash
                echo "%s"
                echo "patience $ICP_KEYS_PATIENCE of $*"
                exit %d
                """.formatted(says, code));
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=2 ICP_BROKERS=1
                mkdir -p .icp/log .icp/run
                for part in say tools process keys environment caches stack drill; do . "deploy/local/lib/$part.sh"; done
                install -m 755 bin/rotation icp
                mariadb_client() { if [ $# -gt 0 ]; then echo "$2"; else cat; fi; }
                left_value_is_noticed && ended=holds || ended=fails
                cat "$LOG/left-value.log"
                echo "$ended"
                """);
        return icp.run("bash", "ask").output();
    }
}
