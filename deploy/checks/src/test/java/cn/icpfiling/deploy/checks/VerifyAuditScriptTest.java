package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** verify-audit.sh starts the Jobs of CronJobs that are there, and tells what they found. */
class VerifyAuditScriptTest {
    private static final Pattern FROM = Pattern.compile("create job (\\S+) --from=cronjob/(\\S+)");

    /** The Job of account-service has findings, and each Job is seen once before its end. */
    private static final String KUBECTL = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              "config current-context" | *"get namespace"*) echo production ;;
              *"get job account-mysql-audit-now"*) echo ' Failed ' ;;
              *"get job"*) [ ! -e "$here/looked" ] || echo ' SuccessCriteriaMet Complete '; touch "$here/looked" ;;
              *"logs job/account"*) echo '✗ account: 3 links' ;;
              *logs*) echo '✓ clean' ;;
            esac
            """;

    @TempDir
    Path folder;

    private String said;

    @Test
    void all_five_are_verified_by_the_jobs_of_production() throws Exception {
        assertThat(verify("production")).as(said).isEqualTo(1);

        assertThat(said).contains("✗ account: 3 links", "account-mysql-audit-now has failed");
        assertThat(said.lines().filter("✓ clean"::equals)).hasSize(4);
        var production = Overlay.bundle("production");
        var made = made();
        assertThat(made).hasSize(5);
        for (var name : made) {
            assertThat(production.ofKind("CronJob")).anyMatch(one -> one.name().equals(name));
        }
    }

    @Test
    void one_service_that_is_clean_is_a_success() throws Exception {
        assertThat(verify("production", "legacy-import-service")).as(said).isZero();

        assertThat(made()).containsExactly("legacy-import-mysql-audit");
    }

    @Test
    void a_service_without_an_audit_is_refused() throws Exception {
        assertThat(verify("production", "gateway")).isEqualTo(2);

        assertThat(folder.resolve("calls")).doesNotExist();
    }

    /** The private key of the anchors and the keys of fields stay out of the Job. */
    @Test
    void the_job_has_the_keys_that_the_verifier_needs_and_no_others() {
        var text = Overlay.text("production");
        var jobs = Overlay.bundle("production").ofKind("CronJob").stream()
                .filter(one -> one.name().endsWith("-mysql-audit"))
                .toList();
        assertThat(jobs).hasSize(5);
        for (var job : jobs) {
            var chain = job.name().replace("-mysql-audit", "").replace("-import", "");
            var volumes = job.at("/spec/jobTemplate/spec/template/spec/volumes");
            var keysets = new ArrayList<String>();
            for (var volume : volumes) {
                if (volume.at("/secret/secretName").asText().endsWith("-keysets")) {
                    volume.at("/secret/items")
                            .forEach(item -> keysets.add(item.path("path").asText()));
                }
            }
            assertThat(keysets).containsExactly(chain + "-audit.json", chain + "-anchor-public.json");
        }
        assertThat(text).contains("/opt/icp/lib/main/*:/opt/icp/lib/boot/*");
        for (var program : List.of("DumpAnchors", "VerifyAudit")) {
            assertThat(text).contains("cn.icpfiling.platform.audit." + program + " ");
            assertThat(Overlay.ROOT.resolve(
                            "platform/data/src/main/java/cn/icpfiling/platform/audit/" + program + ".java"))
                    .exists();
        }
    }

    private List<String> made() throws IOException {
        return FROM.matcher(Files.readString(folder.resolve("calls")))
                .results()
                .peek(made -> assertThat(made.group(1)).isEqualTo(made.group(2) + "-now"))
                .map(made -> made.group(2))
                .toList();
    }

    private int verify(String... words) throws IOException, InterruptedException {
        var kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
        assertThat(kubectl.toFile().setExecutable(true)).isTrue();
        var command = new ArrayList<String>();
        command.add(Overlay.KUBERNETES.resolve("verify-audit.sh").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECTL", kubectl.toString());
        builder.environment().put("LOOK_EVERY", "0");
        var process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }
}
