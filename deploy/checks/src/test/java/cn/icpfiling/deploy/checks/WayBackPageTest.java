package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * "Back to the last release" in docs/operating.md takes back the manifests and keeps the scripts. Those of 0.1.0 end a migration that runs and
 * deploy to the cluster of any environment.
 */
class WayBackPageTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/operating.md"))
            .replaceFirst("(?s).*\n## Back to the last release\n", "")
            .replaceFirst("(?s)\n## .*", "");

    private static final Pattern UNDONE = Pattern.compile("2\\. For ((?:`[a-z-]+`,\\s+)+)");

    /** What works on the cluster, and the page about it; all else in the two folders says what the cluster has. */
    private static final Pattern STAYS = Pattern.compile("deploy/kubernetes/(?:[a-z-]+\\.sh|README\\.md|lib/.*)");

    @TempDir
    Path folder;

    /** Each file of the two folders has another content in the last release, which did not have all that this one has. */
    @BeforeEach
    void two_releases() throws Exception {
        run("git init -q -b main . && git config user.name test && git config user.email test@icp-filing.example");
        for (var file : files()) {
            if (!isNew(file)) {
                write(file, "last");
            }
        }
        write("deploy/kubernetes/components/gone/kustomization.yaml", "last");
        run("git add . && git commit -q --no-gpg-sign -m last");
        Files.delete(folder.resolve("deploy/kubernetes/components/gone/kustomization.yaml"));
        for (var file : files()) {
            write(file, "newer");
        }
        run("git add --all . && git commit -q --no-gpg-sign -m newer");
    }

    @Test
    void manifests_and_alerts_go_back_and_scripts_stay() throws Exception {
        run(commands());

        assertThat(faults()).isEmpty();
    }

    @Test
    void a_command_that_takes_back_too_much_or_too_little_is_found() throws Exception {
        for (var planted : List.of(
                commands().replace("deploy/kubernetes/{base,", "deploy/kubernetes deploy/kubernetes/{base,"),
                commands().replace("{base,", "{deploy.sh,base,"),
                commands().replace("{base,", "{lib,base,"),
                commands().replace("{base,", "{"),
                commands().replace("edges.yaml,", ""),
                commands().replace(" deploy/monitoring", ""),
                commands().replace("--staged ", ""))) {
            assertThat(planted).isNotEqualTo(commands());
            run(planted);

            assertThat(faults()).as(planted).isNotEmpty();
            run("git reset -q --hard && git clean -qfd");
        }
    }

    /** kubectl rollout undo goes the way of deploy.sh from its end. */
    @Test
    void processes_go_back_in_the_order_of_a_deployment_from_its_end() {
        var order = new ArrayList<>(Overlay.read(Overlay.KUBERNETES.resolve("deploy.sh"))
                .lines()
                .filter(line -> line.startsWith("for name in "))
                .flatMap(line -> Arrays.stream(line.replaceFirst("for name in ", "")
                        .replace("; do", "")
                        .split(" ")))
                .toList());
        assertThat(order).hasSizeGreaterThan(4);
        Collections.reverse(order);
        var named = UNDONE.matcher(PAGE);
        assertThat(named.find()).isTrue();

        assertThat(named.group(1).replaceAll("[`,]", "").strip().split("\\s+")).containsExactlyElementsOf(order);
    }

    /** The commands of the page, with the commit of the last release. */
    private static String commands() {
        return Arrays.stream(PAGE.split("(?m)^ *```.*$"))
                .filter(block -> block.contains("git restore"))
                .reduce((one, other) -> one + other)
                .orElseThrow()
                .replace("COMMIT", "HEAD~1");
    }

    /** What is not as it should be after the commands, on the disk and in the index, of which a commit is made. */
    private List<String> faults() throws Exception {
        var faults = new ArrayList<String>();
        for (var file : files()) {
            var wanted = STAYS.matcher(file).matches() ? "newer" : isNew(file) ? "" : "last";
            var there = folder.resolve(file);
            if (!wanted.equals(Files.exists(there) ? Files.readString(there) : "")) {
                faults.add(file + " is not '" + wanted + "'");
            }
        }
        run("git diff --name-only && git ls-files --others")
                .lines()
                .map(file -> file + " is another one in the index")
                .forEach(faults::add);
        if (!Files.exists(folder.resolve("deploy/kubernetes/components/gone/kustomization.yaml"))) {
            faults.add("what only the last release had is not back");
        }
        return faults;
    }

    /** As donor.sh, lib and components/release/images.yaml were after 0.1.0. */
    private static boolean isNew(String file) {
        return file.endsWith("/donor.sh") || file.contains("/lib/") || file.endsWith("/images.yaml");
    }

    private static List<String> files() throws IOException {
        var files = new ArrayList<String>();
        for (var part : List.of("deploy/kubernetes", "deploy/monitoring")) {
            try (Stream<Path> all = Files.walk(Overlay.ROOT.resolve(part))) {
                all.filter(Files::isRegularFile)
                        .map(file -> Overlay.ROOT.relativize(file).toString())
                        .forEach(files::add);
            }
        }
        return files;
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String run(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + said).isZero();
        return said;
    }
}
