package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/images} as text: what each image must be, and that {@code ./icp images} makes those that the overlay dev names. */
class ImagesTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final Pattern STAGE = Pattern.compile("(?m)^FROM (\\S+) AS (\\S+)$");

    @Test
    void each_image_is_pinned_labelled_and_runs_as_the_user_of_the_manifests() throws IOException {
        assertThat(faults(read("deploy/images/Containerfile"), user())).isEmpty();
    }

    @Test
    void an_image_that_breaks_a_rule_is_found() throws IOException {
        var good = read("deploy/images/Containerfile");

        assertThat(faults(good.replace("USER 10001:10001", "USER icp"), user())).contains("mariadb: USER icp");
        assertThat(faults(good.replaceAll("(?m)^USER .*$", ""), user())).contains("service: no USER");
        assertThat(faults(good.replace("FROM ${BASE} AS mariadb", "FROM debian:13 AS mariadb"), user()))
                .contains("mariadb: FROM debian:13");
        assertThat(faults(good.replace("image.licenses", "image.licence"), user()))
                .contains("kafka: no label licenses");
        assertThat(faults(good.replaceAll("ENTRYPOINT \\[(\"/opt/java.*)]", "ENTRYPOINT $1"), user()))
                .contains("service: no ENTRYPOINT that is a list");
    }

    /** Egress tells a name that does not exist from a resolver that fails by messages, which the C library translates. */
    @Test
    void a_service_reads_the_c_library_s_own_messages() throws IOException {
        assertThat(read("deploy/images/Containerfile")).containsPattern("(?m)^ENV .*\\bLC_ALL=C\\.UTF-8\\b");
        assertThat(read("deploy/local/lib/environment.sh"))
                .contains("unset LANGUAGE")
                .contains("export LC_ALL=C.UTF-8");
    }

    @Test
    void the_images_of_the_overlay_dev_are_those_that_are_built() throws IOException {
        var named =
                all("newName: localhost/icp-filing/(\\S+),", read("deploy/kubernetes/overlays/dev/kustomization.yaml"));
        var services = all("(?m)^SERVICES=\\(([^)]*)\\)", read("deploy/local/lib/tools.sh"))
                .getFirst()
                .split(" ");
        var backing = all("for name in \"\\$\\{SERVICES\\[@]}\" ([a-z ]+);", read("deploy/local/lib/images.sh"))
                .getFirst()
                .split(" ");

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(services, backing).flatMap(Stream::of).toList());
    }

    @Test
    void without_podman_one_sentence_says_that_nothing_was_run_and_what_to_install() throws Exception {
        var needed = "ROOT=" + ROOT.toAbsolutePath().normalize() + "; LOG=; . $ROOT/deploy/local/lib/say.sh; "
                + ". $ROOT/deploy/local/lib/tools.sh; . $ROOT/deploy/local/lib/images.sh; PATH=/nowhere; need_podman";
        var process = new ProcessBuilder("bash", "-c", needed)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output)
                .contains("NOT RUN: images are built and played by podman, and here is no podman buildah nft")
                .contains("apt-get install --no-install-recommends podman");
    }

    @Test
    void the_bill_of_an_image_names_its_packages_its_runtime_and_its_jars(@TempDir Path folder) throws Exception {
        write(folder, "var/lib/dpkg/status", """
                Package: libc6
                Status: install ok installed
                Architecture: amd64
                Version: 2.41-12

                Package: gone
                Status: deinstall ok config-files
                Version: 1
                """);
        write(folder, "opt/java/release", "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base\"\n");
        write(folder, "opt/icp/quarkus-app-dependencies.txt", "at.yawk.lz4:lz4-java::jar:1.10.1\n");
        write(folder, "opt/icp/lib/main/at.yawk.lz4.lz4-java-1.10.1.jar", "");
        write(folder, "opt/icp/quarkus-run.jar", "");

        var bill =
                new ObjectMapper().readTree(said("IMAGE_HOME=" + folder + "; bill_of gateway " + folder + " sha256:1"));

        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("gateway");
        var found = new ArrayList<String>();
        for (var one : bill.path("components")) {
            found.add(one.path("name").asText() + " " + one.path("version").asText() + " "
                    + one.path("purl").asText() + " "
                    + one.at("/hashes/0/content").asText().length());
        }
        assertThat(found)
                .containsExactly(
                        "libc6 2.41-12 pkg:deb/debian/libc6@2.41-12?arch=amd64 0",
                        "OpenJDK 25.0.3  0",
                        "lz4-java 1.10.1 pkg:maven/at.yawk.lz4/lz4-java@1.10.1 64",
                        "quarkus-run.jar   64");
    }

    /** The store of a clone is its own, so an image that another podman has pulled is not in it. */
    @Test
    void a_base_that_is_named_by_digest_is_pulled_once_and_is_that_of_images_and_canaries(@TempDir Path folder)
            throws Exception {
        var named = "registry.test:5000/debian@sha256:" + "0123456789abcdef".repeat(4);

        assertThat(base(folder, named, ""))
                .isEqualTo("pull %s\ntag %s localhost/icp-filing/debian:trixie\n".formatted(named, named));
        assertThat(base(folder, named, named))
                .isEqualTo("tag %s localhost/icp-filing/debian:trixie\n".formatted(named));
        assertThat(read("deploy/local/manifest-canaries.yaml")).contains("image: localhost/icp-filing/debian:trixie");
        assertThat(read("deploy/local/lib/images.sh")).contains("--build-arg \"BASE=$IMAGE_BASE\"");
    }

    /** Also after a build that named another base, in the same store. */
    @Test
    void without_a_named_base_one_is_made_once(@TempDir Path folder) throws Exception {
        var made = "localhost/icp-filing/debian:debootstrap";
        var used = "tag " + made + " localhost/icp-filing/debian:trixie\n";

        assertThat(base(folder, "", "localhost/icp-filing/debian:trixie")).isEqualTo("made\n" + used);
        assertThat(base(folder, "", made)).isEqualTo(used);
    }

    @Test
    void a_base_without_a_digest_and_one_that_no_registry_has_are_refused(@TempDir Path folder) throws Exception {
        for (var wrong :
                List.of("registry.test/debian:trixie", "debian@sha256:" + "0".repeat(64), "registry.test/debian")) {
            assertThat(base(folder, wrong, wrong)).contains("by digest").contains("and not \"" + wrong + "\"");
        }
        assertThat(said("ICP_IMAGE_BASE=; (check_image_base) || true"))
                .as("a name that was looked for and not found")
                .contains("and not \"\"");
        assertThat(said("unset ICP_IMAGE_BASE; check_image_base && echo none")).isEqualTo("none\n");
        var absent = "registry.test/absent@sha256:" + "0".repeat(64);
        assertThat(base(folder, absent, "")).contains("was not pulled").contains("podman login");
    }

    /** The owner would else build and test nothing there again. */
    @Test
    void what_root_builds_in_the_clone_of_another_user_is_that_users() throws Exception {
        var asked = "find() { echo \"$*\" | sed \"s|$ROOT|ROOT|g\"; }; stat() { echo %s; }; give_back_files";

        assertThat(said(asked.formatted("1000:1000")))
                .isEqualTo(
                        "ROOT -xdev -path ROOT/target/images/store -prune -o -user 0 -exec chown -h 1000:1000 {} +\n");
        assertThat(said(asked.formatted("0:0"))).isEmpty();
        assertThat(read("deploy/local/lib/images.sh")).contains("\n  trap give_back_files EXIT\n");
    }

    @Test
    void findings_of_two_pods_stand_on_lines_of_their_own() throws Exception {
        assertThat(said(". $ROOT/deploy/local/lib/manifests.sh; MANIFEST_BACKING=(one sound) MANIFEST_PROCESSES=(two);"
                        + " findings_of() { [ $1 = sound ] || echo \"$1: a\"; }; ! (all_pods_hold)"))
                .containsPattern("(?m)^ *one: a$")
                .containsPattern("(?m)^ *two: a$");
    }

    /** What make_image_base asks of an engine that has one image, and what it says. */
    private static String base(Path folder, String named, String there) throws IOException, InterruptedException {
        return said("IMAGE_HOME=" + folder + " ICP_IMAGE_BASE='" + named + "'; make_debian() { echo made; };"
                + " engine() { case $1 in image) [ \"$3\" = '" + there + "' ] ;;"
                + " pull) echo \"$*\" >&3; [[ $2 != */absent@* ]] ;; *) echo \"$*\" ;; esac; };"
                + " (make_image_base) 3>&1 || true");
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    /** What a line of shell with the functions of images.sh prints. */
    private static String said(String line) throws IOException, InterruptedException {
        var functions = "set -euo pipefail; ROOT=" + ROOT.toAbsolutePath().normalize()
                + "; . $ROOT/deploy/local/lib/say.sh; . $ROOT/deploy/local/lib/images.sh; ";
        var process = new ProcessBuilder("bash", "-c", functions + line)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What is wrong with the images that a Containerfile describes. A stage has what the one has that it is made of. */
    private static List<String> faults(String file, String user) {
        var faults = new ArrayList<String>();
        var stages = STAGE.matcher(file).results().toList();
        var names = stages.stream().map(stage -> stage.group(2)).toList();
        for (var stage : stages) {
            var name = stage.group(2);
            if (!stage.group(1).equals("${BASE}") && !names.contains(stage.group(1))) {
                faults.add(name + ": FROM " + stage.group(1));
            }
            var isPart = stages.stream().anyMatch(other -> other.group(1).equals(name))
                    || file.contains("COPY --from=" + name + " ");
            if (!isPart) {
                faults.addAll(faultsOf(name, whole(file, stages, stage), user));
            }
        }
        return faults;
    }

    private static List<String> faultsOf(String name, String text, String user) {
        var faults = new ArrayList<String>();
        var users = all("(?m)^USER (\\S+)", text);
        if (users.isEmpty()) {
            faults.add(name + ": no USER");
        } else if (!users.getLast().equals(user)) {
            faults.add(name + ": USER " + users.getLast());
        }
        for (var label : List.of("title", "version", "revision", "licenses")) {
            if (!text.contains("org.opencontainers.image." + label + "=")) {
                faults.add(name + ": no label " + label);
            }
        }
        if (all("(?m)^ENTRYPOINT (\\[\"/.*])$", text).isEmpty()) {
            faults.add(name + ": no ENTRYPOINT that is a list");
        }
        return faults;
    }

    private static String whole(String file, List<MatchResult> stages, MatchResult stage) {
        var next =
                stages.stream().filter(other -> other.start() > stage.start()).findFirst();
        var own = file.substring(stage.start(), next.map(MatchResult::start).orElse(file.length()));
        return stages.stream()
                .filter(other -> other.group(2).equals(stage.group(1)))
                .findFirst()
                .map(other -> whole(file, stages, other) + own)
                .orElse(own);
    }

    private static String user() throws IOException {
        var pod = read("deploy/kubernetes/base/pod/pod.yaml");
        return all("runAsUser: (\\d+)", pod).getFirst() + ":"
                + all("runAsGroup: (\\d+)", pod).getFirst();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
