package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./icp drill manifests} does before podman plays anything. */
class ManifestsDrillTest {

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void keys_are_made_by_the_classes_that_were_built_where_no_stack_ever_ran() throws Exception {
        icp.java("for word; do case $word in */lib/main/*) ls \"${word%%/\\**}\" >&2 ;; esac; done");
        icp.write("filing-service/target/quarkus-app/lib/main/platform-core.jar", "");

        assertThat(said("make_manifest_keys; cat target/icp-manifests/log/keys.log; ls target/icp-manifests/keys"))
                .contains("platform-core.jar", "bootstrap.yaml\nsecrets.env\n");
    }

    @Test
    void without_kubectl_nothing_is_built_and_the_reason_is_told() throws Exception {
        var ended = said("need_podman() { :; }; need_jdk() { :; }; need_callers() { :; }; build() { echo built; }\n"
                + "KUBECTL=no-kubectl drill_manifests");

        assertThat(ended)
                .contains("NOT RUN: kubectl renders the manifests, and here is none")
                .doesNotContain("built");
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1
                mkdir -p .icp/log .icp/run target/icp-manifests/log
                for part in say tools process keys environment caches stack galera keeper backup images manifests; do . "deploy/local/lib/$part.sh"; done
                JAVA=$JAVA_HOME/bin/java LOG=$PWD/target/icp-manifests/log
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }
}
