package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tree in which a provider has written its own names, by the command of docs/first-deployment.md, is judged as this one is. In the
 * provider's own tree the command changes nothing.
 */
class ProvidersNamesTest {
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^ *(grep -rl '\\S+' deploy/kubernetes \\| xargs -r sed .*)$");
    private static final ProjectChecks PROJECT = new ProjectChecks(new Sources(Overlay.ROOT));

    @TempDir
    static Path tree;

    private static String production;
    private static String staging;

    @BeforeAll
    static void the_command_of_the_page_has_run() throws Exception {
        Overlay.text("production"); // or skips, without a renderer
        Overlay.copy(tree);
        var page = COMMAND.matcher(Overlay.read(Overlay.ROOT.resolve("docs/first-deployment.md")));
        assertThat(page.find()).isTrue();
        var builder = new ProcessBuilder("bash", "-c", page.group(1))
                .directory(tree.toFile())
                .inheritIO();
        builder.environment().put("DOMAIN", "provider.test");
        builder.environment().put("REGISTRY", "images.another.test:5000/project");
        assertThat(builder.start().waitFor()).isZero();
        production = Overlay.render(tree.resolve("deploy/kubernetes"), "production");
        staging = Overlay.render(tree.resolve("deploy/kubernetes"), "staging");
    }

    @Test
    void no_name_of_the_documentation_is_left() throws IOException {
        try (var files = Files.walk(tree.resolve("deploy/kubernetes"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Overlay.read(file)).doesNotContain("icp-filing.example"));
        }
        assumeThat(Overlay.text("production")).contains("icp-filing.example");
        assertThat(production)
                .contains("image: images.another.test:5000/project/icp-filing/gateway@sha256:")
                .contains("hostname: api.provider.test", "email: operations@provider.test");
    }

    @Test
    void names_of_production_in_staging_are_found_in_it_and_only_those() {
        assertThat(StagingTest.shared(production, staging)).isEmpty();
        assertThat(StagingTest.shared(production, production)).contains(StagingTest.gateway(production));
    }

    @Test
    void images_that_are_pulled_without_an_account_are_found_in_it_and_only_those() {
        assertThat(RegistryTest.faults(Bundle.parse(production))).isEmpty();
        assertThat(RegistryTest.faults(Bundle.parse(staging))).isEmpty();
        assertThat(RegistryTest.faults(Bundle.parse(production.replace("imagePullSecrets:", "secrets:"))))
                .contains("Deployment/gateway");
    }

    @Test
    void every_other_check_finds_in_it_what_it_finds_here() {
        assertThat(findings("production", production)).isEqualTo(findings("production", Overlay.text("production")));
        assertThat(findings("staging", staging)).isEqualTo(findings("staging", Overlay.text("staging")));
    }

    private static List<String> findings(String overlay, String text) {
        var checks = new ArrayList<>(Checks.all());
        checks.addAll(PROJECT.of(overlay));
        return Checks.judge(checks, Bundle.parse(text)).stream()
                .map(finding -> finding.check() + " " + finding.object())
                .sorted()
                .toList();
    }
}
