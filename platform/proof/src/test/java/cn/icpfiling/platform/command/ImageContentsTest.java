package cn.icpfiling.platform.command;

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

/** An image has what a build of its service makes, the runtime and the base: neither the history of the sources nor the sources. */
class ImageContentsTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern COPY = Pattern.compile("(?m)^(?:COPY|ADD)\\s+(.*)$");
    private static final Pattern LAID_OUT = Pattern.compile("--from=(?:java|app|trained) (?:--chown=0:0 )?\\S+ \\S+");
    private static final String SERVICE = "gateway";

    @TempDir
    Path folder;

    @Test
    void an_image_copies_only_what_was_laid_out_for_it() throws IOException {
        var file = Files.readString(ROOT.resolve("deploy/images/Containerfile"));

        assertThat(COPY.matcher(file).results().count()).isGreaterThan(4);
        assertThat(others(file)).isEmpty();
        assertThat(others(file + "\nCOPY . /opt/icp\n")).containsExactly(". /opt/icp");
        assertThat(others(file.replace("COPY --from=app . /opt/icp", "ADD --from=src .git /opt/icp")))
                .contains("--from=src .git /opt/icp");
    }

    @Test
    void the_services_are_laid_out_without_the_history_of_their_sources() throws Exception {
        var functions = Files.readString(ROOT.resolve("deploy/local/lib/images.sh"));

        assertThat(laidOut(functions)).containsExactly("app/gateway/lib/main/a.jar", "app/gateway/quarkus-run.jar");
        assertThat(laidOut(functions.replace("$name/target/quarkus-app/.", "$name/.")))
                .contains("app/gateway/.git/HEAD", "app/gateway/src/A.java");
    }

    /** What stands in the images but for the three folders that are laid out, and the script of a stage that no image has. */
    private static List<String> others(String file) {
        return COPY.matcher(file)
                .results()
                .map(copy -> copy.group(1))
                .filter(copy -> !LAID_OUT.matcher(copy).matches() && !copy.equals("train.sh /opt/train.sh"))
                .toList();
    }

    private List<String> laidOut(String functions) throws IOException, InterruptedException {
        for (var file : List.of(
                ".git/HEAD",
                SERVICE + "/.git/HEAD",
                SERVICE + "/src/A.java",
                SERVICE + "/target/.git/HEAD",
                SERVICE + "/target/quarkus-app/quarkus-run.jar",
                SERVICE + "/target/quarkus-app/lib/main/a.jar")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        var script = Files.writeString(folder.resolve("images.sh"), functions);
        var home = Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(home.resolve("java"));
        var process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "set -euo pipefail; ROOT=%s; . %s; IMAGE_HOME=%s SERVICES=(%s); image_date() { echo 0; }; lay_out_services"
                                .formatted(folder, script, home, SERVICE))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var found = new ArrayList<String>();
        try (var files = Files.walk(home)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> found.add(home.relativize(file).toString()));
        }
        found.sort(null);
        return found;
    }
}
