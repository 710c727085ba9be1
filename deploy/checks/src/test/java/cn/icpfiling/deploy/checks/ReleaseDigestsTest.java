package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/first-deployment.md write the digest of each pushed image into the overlays; podman is a script here. */
class ReleaseDigestsTest {
    private static final String PAGE = Overlay.read(Overlay.ROOT.resolve("docs/first-deployment.md"));
    private static final Pattern IMAGE = Pattern.compile("(?m)^ *(?:- )?image: (\\S+)$");
    private static final String ZEROS = "@sha256:" + "0".repeat(64);

    /** A push writes a digest that no other name has; one of the name in the file "lost" fails. */
    private static final String SUDO = """
            #!/bin/bash
            here=$(dirname "$0")
            echo "$*" >>"$here/calls"
            case "$*" in
              *"image inspect"*) echo docker.io/library/debian@sha256:%064d ;;
              *push*)
                [[ ! -e $here/lost || "$*" != *"$(cat "$here/lost")"* ]] || exit 1
                while [ "$1" != --digestfile ]; do shift; done
                printf 'sha256:%%s' "$(sha256sum <<<"$4" | cut -c1-64)" >"$2" ;;
            esac
            """.formatted(1);

    @TempDir
    Path tree;

    @BeforeEach
    void the_manifests_are_copied_and_podman_is_a_script() throws IOException {
        Overlay.text("production"); // or skips, without a renderer
        Overlay.copy(tree);
        for (var part : List.of("overlays/staging", "components/release")) {
            var file = tree.resolve("deploy/kubernetes").resolve(part).resolve("kustomization.yaml");
            Files.writeString(file, Overlay.read(file).replaceAll("sha256:[0-9a-f]{64}", ZEROS.substring(1)));
        }
        script("sudo", SUDO);
        script("git", "#!/bin/bash\necho \"git $*\" >>\"$(dirname \"$0\")/calls\"\n");
    }

    @Test
    void staging_has_the_digests_that_were_pushed_and_production_has_those_of_staging() throws Exception {
        assertThat(run("./icp images")).isZero();
        assertThat(run("/third-party/")).isZero();

        var staging = images("staging");
        assertThat(staging).noneMatch(image -> image.endsWith(ZEROS));
        assertThat(staging.stream().map(image -> image.replaceFirst(".*@", "")))
                .hasSizeGreaterThan(8)
                .doesNotHaveDuplicates();
        assertThat(images("production"))
                .anyMatch(image -> image.endsWith(ZEROS))
                .isNotEqualTo(staging);
        assertThat(Files.readString(tree.resolve("calls")))
                .contains("ICP_IMAGE_BASE=docker.io/library/debian@sha256:" + "0".repeat(63) + "1 ./icp images")
                .contains("docker://registry.provider.test/third-party/mysqld-exporter\n");

        assertThat(run("components/release")).isZero();

        assertThat(images("production")).isEqualTo(staging);
        assertThat(Files.readString(tree.resolve("calls"))).contains("git commit");
    }

    @Test
    void an_image_that_was_not_pushed_gets_no_digest_of_another() throws Exception {
        Files.writeString(tree.resolve("lost"), "verification-service");

        run("./icp images");

        assertThat(images("staging"))
                .anyMatch(image -> image.contains("/verification-service" + ZEROS))
                .noneMatch(image -> image.contains("/filing-service" + ZEROS));
    }

    /** The block of commands that has these words, after the lines that the page begins with. */
    private int run(String words) throws IOException, InterruptedException {
        var blocks = Arrays.stream(PAGE.split("(?m)^ *```.*$")).toList();
        var commands = blocks.stream()
                .filter(block -> blocks.indexOf(block) % 2 == 1 && block.contains(words))
                .findFirst()
                .orElseThrow();
        var first = blocks.get(1).replaceAll("(?m)^export KUBECONFIG.*$", "");
        assertThat(first).contains("digest() {");
        var script = "set -uo pipefail\nPATH=" + tree + ":$PATH\n" + first + "\nREGISTRY=registry.provider.test\n"
                + commands.replace("/tmp/digest", tree + "/digest");
        return new ProcessBuilder("bash", "-c", script)
                .directory(tree.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    private Set<String> images(String overlay) {
        var images = new TreeSet<String>();
        IMAGE.matcher(Overlay.render(tree.resolve("deploy/kubernetes"), overlay))
                .results()
                .map(image -> image.group(1))
                .filter(image -> image.contains("@"))
                .forEach(images::add);
        return images;
    }

    private void script(String name, String text) throws IOException {
        assertThat(Files.writeString(tree.resolve(name), text).toFile().setExecutable(true))
                .isTrue();
    }
}
