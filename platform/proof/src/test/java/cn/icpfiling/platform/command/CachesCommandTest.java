package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When {@code ./icp} starts a process with an AOT cache, and what it does about one that is of no use. */
class CachesCommandTest {

    private static final String SERVICE = "filing-service";
    private static final String JAR = ".icp/app/" + SERVICE + "/lib/main/a.jar";
    private static final String TOLD =
            "arguments_of " + SERVICE + " -Xmx160m -- -jar quarkus-run.jar; echo \"${ARGUMENTS[*]}\"";
    private static final String RECORDED = "mkdir -p $CACHES; echo x >\"$(cache_of " + SERVICE + " -Xmx160m)\"; ";

    private ClonedCommand icp;

    /** Two numbers, and the first byte of the length. */
    private static final String QUARKUS_HEAD = "\0".repeat(9);

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
        icp.java("");
        icp.write("jdk/lib/modules", "classes");
        icp.write(".icp/log/x", "");
        icp.write(".icp/run/x", "");
        icp.write(".icp/app/" + SERVICE + "/quarkus/generated-bytecode.jar", "generated");
        icp.write(".icp/app/" + SERVICE + "/app/filing.jar", "own");
        icp.write(JAR, "library");
        icp.write(".icp/app/" + SERVICE + "/lib/boot/b.jar", "library of the start");
    }

    @Test
    void a_cache_of_this_build_is_taken_with_a_flat_class_path() throws Exception {
        var app = icp.root().resolve(".icp/app/" + SERVICE);

        assertThat(said(RECORDED + TOLD))
                .startsWith("-Xmx160m -XX:AOTCache=" + icp.root().resolve(".icp/caches/" + SERVICE + "-"))
                .endsWith(" -cp " + app + "/quarkus/generated-bytecode.jar:" + app + "/app/filing.jar:" + app
                        + "/lib/main/a.jar:" + app + "/lib/boot/b.jar io.quarkus.runner.GeneratedMain\n");
        assertThat(log()).isEmpty();
    }

    @Test
    void the_main_class_is_the_one_that_quarkus_starts() throws Exception {
        var name = "cn.icpfiling.gateway.Gateway";
        icp.write(
                ".icp/app/" + SERVICE + "/quarkus/quarkus-application.dat",
                QUARKUS_HEAD + (char) name.length() + name + "more");

        assertThat(said(RECORDED + TOLD)).endsWith(" " + name + "\n");
    }

    @Test
    void a_cache_of_other_jars_is_not_taken_and_the_log_says_so() throws Exception {
        said(RECORDED + "true");
        icp.write(JAR, "library, newer");

        assertThat(said(TOLD)).isEqualTo("-Xmx160m -jar quarkus-run.jar\n");
        assertThat(log())
                .containsExactly(
                        SERVICE + " starts without an AOT cache: there is none for this build, JDK and options");
    }

    @Test
    void a_cache_of_another_jdk_or_of_other_options_is_not_taken() throws Exception {
        said(RECORDED + "true");

        assertThat(said(TOLD.replace("160m", "161m"))).isEqualTo("-Xmx161m -jar quarkus-run.jar\n");
        icp.write("jdk/lib/modules", "other classes");
        assertThat(said(TOLD)).isEqualTo("-Xmx160m -jar quarkus-run.jar\n");
    }

    @Test
    void a_stack_without_caches_takes_and_records_none() throws Exception {
        assertThat(said(RECORDED + "ICP_CACHES=no; " + TOLD + "; start_recorder; ls .icp/run"))
                .isEqualTo("-Xmx160m -jar quarkus-run.jar\nx\n");
        assertThat(log()).isEmpty();
    }

    @Test
    void a_process_that_dies_with_its_cache_is_started_again_without() throws Exception {
        icp.java("""
                echo "$*" >>starts
                [[ $* != *AOTCache* ]] || { echo "A broken cache" && sleep 0.5 && exit 1; }
                touch healthy
                exec sleep 1
                """);
        icp.write("jdk/lib/modules", "classes");

        var said = said("environment_of() { :; }; is_healthy() { [ -e healthy ]; }; options_of " + SERVICE
                + "; mkdir -p $CACHES; cache=$(cache_of " + SERVICE
                + " \"${OPTIONS[@]}\"); echo x >$cache; start_service "
                + SERVICE + "; await 20 " + SERVICE + "; ls $CACHES");

        assertThat(said)
                .contains(SERVICE + " died at its start with an AOT cache; it is started again without")
                .contains(SERVICE + " runs without its AOT cache, which is deleted")
                .contains("(A broken cache)")
                .contains(SERVICE + " on port ")
                .doesNotContain(".aot\n");
        assertThat(Files.readAllLines(icp.root().resolve("starts")))
                .hasSize(2)
                .last()
                .asString()
                .contains(" -jar ");
    }

    @Test
    void a_process_that_dies_without_its_cache_too_keeps_it() throws Exception {
        icp.java("echo A taken port; sleep 0.5; exit 1");
        icp.write("jdk/lib/modules", "classes");

        var said = said("environment_of() { :; }; is_healthy() { false; }; options_of " + SERVICE
                + "; mkdir -p $CACHES; cache=$(cache_of " + SERVICE
                + " \"${OPTIONS[@]}\"); echo x >$cache; start_service "
                + SERVICE + "; (await 20 " + SERVICE + ") || true; ls $CACHES");

        assertThat(said)
                .contains(SERVICE + " died at its start with an AOT cache; it is started again without")
                .contains(SERVICE + " died at start")
                .endsWith(".aot\n");
    }

    @Test
    void a_jvm_that_leaves_its_cache_is_told_and_the_cache_recorded_anew() throws Exception {
        var said = said(RECORDED + TOLD + "; sleep 20 & sleeper=$!; note_pid " + SERVICE
                + " $sleeper; tell_unused_caches; kill $sleeper; ls $CACHES");

        assertThat(said)
                .contains("did not take its AOT cache, which is recorded anew")
                .doesNotEndWith(".aot\n");
        assertThat(log()).singleElement().asString().contains("did not take its AOT cache");
    }

    @Test
    void a_recording_is_kept_only_if_a_jvm_takes_it() throws Exception {
        var kept =
                "options_of %1$s; mkdir -p $CACHES; cache=$(cache_of %1$s \"${OPTIONS[@]}\"); echo old >$CACHES/%1$s-0.aot; %2$s; keep_cache %1$s; ls $CACHES";

        assertThat(said(kept.formatted(SERVICE, "true")))
                .endsWith("has no cache: its JVM wrote none\n" + SERVICE + "-0.aot\n");
        assertThat(said(kept.formatted(SERVICE, "echo whole >$cache.new")))
                .containsPattern("(?s)✓ filing-service, 0 MiB\nfiling-service-[0-9a-f]{16}.aot\n$");
        icp.java("echo mismatch; exit 1");
        assertThat(said(kept.formatted(SERVICE, "rm -f $CACHES/*; echo broken >$cache.new")))
                .contains("has no cache: mismatch")
                .endsWith(".aot.new\n");
    }

    @Test
    void a_recording_that_is_ended_leaves_no_process_and_no_file() throws Exception {
        said("RUN=$ICP_HOME/recording/run; mkdir -p $RUN $CACHES; echo half >$CACHES/" + SERVICE + "-1.aot.new.config; "
                + "setsid sleep 30 & sleep 0.2; note_pid " + SERVICE + " $!");
        var sleeper = Files.readString(icp.root().resolve(".icp/recording/run/" + SERVICE + ".pid"))
                .split(" ")[0];

        said("end_recorder");

        await().untilAsserted(() ->
                assertThat(said("proc_stat " + sleeper + " || echo gone")).matches("(gone|[ZX] \\d+)\n"));
        assertThat(icp.root().resolve(".icp/recording")).doesNotExist();
        assertThat(icp.root().resolve(".icp/caches")).isEmptyDirectory();
    }

    /** Runs a script with the functions of {@code ./icp}. */
    private String said(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp ICP_SEARCHED= ICP_REPLICAS=1 ICP_BROKERS=1 JAVA=$JAVA_HOME/bin/java
                for part in say tools process keys environment caches stack; do . "deploy/local/lib/$part.sh"; done
                %s
                """.formatted(script));
        return icp.run("bash", "ask").output();
    }

    private List<String> log() throws IOException {
        var log = icp.root().resolve(".icp/log/" + SERVICE + ".log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
