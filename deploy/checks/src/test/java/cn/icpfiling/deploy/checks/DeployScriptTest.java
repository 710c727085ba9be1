package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order deploy.sh asks a cluster, which is a script here, and when it ends. */
class DeployScriptTest {
    /** Writes its arguments down; the Jobs are in another state at each look, and the last one stays. */
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              kustomize*) echo 'kind: Namespace' ;;
              *"get job"*)
                ls "$here"/jobs.* | head -n 1 | xargs cat
                [ "$(ls "$here"/jobs.* | wc -l)" = 1 ] || rm "$(ls "$here"/jobs.* | head -n 1)" ;;
              *"wait innodbcluster"*) [ ! -e "$here/no-users" ] ;;
              *logs*) echo 'Table filings is full' ;;
            esac
            """;

    private static final String RUNNING = "account-migration\nfiling-migration\n";
    private static final String COMPLETE =
            "account-migration SuccessCriteriaMet Complete\nfiling-migration SuccessCriteriaMet Complete\n";

    @TempDir
    Path folder;

    private String errors;

    @BeforeEach
    void kubectl_is_there() throws IOException {
        var file = Files.writeString(folder.resolve("kubectl"), KUBECTL).toFile();
        assertThat(file.setExecutable(true)).isTrue();
    }

    @Test
    void migrations_follow_the_users_of_the_databases_and_processes_follow_the_migrations() throws Exception {
        jobs(RUNNING, "account-migration Complete\nfiling-migration\n", COMPLETE);

        assertThat(deploy("production")).as(errors).isZero();

        var calls = calls();
        assertThat(calls.stream().map(call -> call.replaceAll(" --filename \\S+", "")))
                .containsSubsequence(
                        "apply --server-side --selector icp-filing.cn/step notin (process, migration)",
                        "--namespace icp-filing wait innodbcluster --all --for"
                                + " jsonpath={.metadata.labels.icp-filing\\.cn/users}=made --timeout 60m",
                        "apply --server-side --selector icp-filing.cn/step=migration",
                        "apply --server-side --selector"
                                + " icp-filing.cn/step=process,app.kubernetes.io/name=account-service",
                        "--namespace icp-filing rollout status deployment/account-service --timeout 15m",
                        "apply --server-side --selector"
                                + " icp-filing.cn/step=process,app.kubernetes.io/name=verification-service",
                        "--namespace icp-filing rollout status deployment/verification-service --timeout 15m",
                        "apply --server-side --selector"
                                + " icp-filing.cn/step=process,app.kubernetes.io/name=filing-service",
                        "--namespace icp-filing rollout status deployment/filing-service --timeout 15m",
                        "apply --server-side",
                        "--namespace icp-filing rollout status deployment/gateway --timeout 15m");
        assertThat(calls.stream().filter(call -> call.contains("get job"))).hasSize(3);
    }

    @Test
    void a_migration_that_failed_ends_the_deployment_although_another_runs_on() throws Exception {
        jobs(RUNNING, "account-migration\nfiling-migration FailureTarget Failed\n");

        assertThat(deploy("production")).isNotZero();

        assertThat(errors)
                .contains("Table filings is full", "filing-migration has failed", "docs/operating.md")
                .doesNotContain("account-migration");
        assertThat(calls()).noneMatch(call -> call.contains("step=process"));
    }

    @Test
    void no_migration_runs_before_the_databases_have_their_users() throws Exception {
        jobs(COMPLETE);
        Files.createFile(folder.resolve("no-users"));

        assertThat(deploy("production")).isNotZero();

        assertThat(calls()).noneMatch(call -> call.contains("step=migration"));
    }

    @Test
    void dev_has_one_database_without_an_operator() throws Exception {
        jobs(COMPLETE);

        assertThat(deploy("dev")).as(errors).isZero();

        assertThat(calls())
                .contains("--namespace icp-filing rollout status deployment/mariadb --timeout 15m")
                .noneMatch(call -> call.contains("innodbcluster"));
    }

    private void jobs(String... looks) throws IOException {
        for (var number = 0; number < looks.length; number++) {
            Files.writeString(folder.resolve("jobs." + number), looks[number]);
        }
    }

    private int deploy(String overlay) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "bash", Overlay.KUBERNETES.resolve("deploy.sh").toString(), overlay)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("KUBECTL", folder.resolve("kubectl").toString());
        builder.environment().put("LOOK_EVERY", "0");
        var process = builder.start();
        errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }
}
