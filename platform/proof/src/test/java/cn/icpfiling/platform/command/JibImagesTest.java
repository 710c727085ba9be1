package cn.icpfiling.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ./icp images} where podman cannot run: Jib makes archives, or the command says that nothing was run, and why. */
class JibImagesTest {
    private static final Path ROOT = Path.of(System.getProperty("icp.root", "../.."));
    private static final String MADE = "need_jdk() { :; }; need_space() { :; }; build() { echo \"built $*\"; };"
            + " make_jib_images() { echo \"made on ${JIB_BASE:-none}\"; }; id() { echo 1000; }\n";
    private static final String NO_ENGINE = "need_podman() { fail 'NOT RUN: here is no podman.'; }\n";

    private ClonedCommand icp;

    @BeforeEach
    void clone_the_command() throws IOException {
        icp = new ClonedCommand();
    }

    @Test
    void without_an_engine_archives_are_made_on_the_base_that_a_build_has_left() throws Exception {
        icp.write("target/images/base.tar", "base");

        assertThat(said(MADE + NO_ENGINE + "run_images"))
                .contains("here is no podman.", "made by Jib", "built deploy/local deploy/images sandbox")
                .contains("made on " + icp.root().resolve("target/images/base.tar"));
    }

    @Test
    void an_archive_that_is_named_comes_first_and_must_be_there() throws Exception {
        icp.write("target/images/base.tar", "base");
        icp.write("own.tar", "own");

        assertThat(said(MADE + "ICP_IMAGE_BASE_ARCHIVE=own.tar run_images --jib"))
                .contains("made on " + icp.root().resolve("own.tar"));
        for (var wrong : new String[] {"absent.tar", "", "target"}) {
            assertThat(failed(MADE + "ICP_IMAGE_BASE_ARCHIVE='" + wrong + "' run_images --jib"))
                    .contains("NOT RUN: ICP_IMAGE_BASE_ARCHIVE names no file: \"" + wrong + "\"")
                    .doesNotContain("built", "made on");
        }
    }

    @Test
    void without_an_engine_an_archive_and_root_nothing_is_run() throws Exception {
        assertThat(failed(MADE + NO_ENGINE + "run_images"))
                .contains("NOT RUN: Jib needs the base as an archive", "ICP_IMAGE_BASE_ARCHIVE=")
                .doesNotContain("built", "made on");
        assertThat(failed(MADE + "id() { echo 0; }; command() { return 1; }; run_images --jib"))
                .as("root without debootstrap")
                .contains("NOT RUN: Jib needs the base as an archive");
        assertThat(said(MADE + "id() { echo 0; }; debootstrap() { :; }; run_images --jib"))
                .contains("made on none");
    }

    @Test
    void a_base_of_a_registry_is_not_left_out_without_a_word() throws Exception {
        icp.write("target/images/base.tar", "base");

        assertThat(failed(MADE + "ICP_IMAGE_BASE=r.test/debian@sha256:" + "0".repeat(64) + " run_images --jib"))
                .contains("NOT RUN: ICP_IMAGE_BASE is pulled by podman")
                .doesNotContain("built", "made on");
        assertThat(failed(MADE + "run_images --job")).contains("takes --jib, and nothing else");
    }

    @Test
    void a_cache_that_cannot_be_made_where_its_image_has_it_is_told_and_the_service_starts_without() throws Exception {
        assertThat(said("image_options_of() { :; }; unshare() { echo 'not permitted'; return 1; }; jib_train gateway;"
                        + " cat $JIB_HOME/trained/gateway/tmp/trained/start"))
                .isEqualTo("AOT cache: none (not permitted)\n-jar\n/opt/icp/quarkus-run.jar\n");
        assertThat(Files.readString(ROOT.resolve("deploy/images/train.sh"))).contains("-jar \"$app/quarkus-run.jar\"");
    }

    @Test
    void an_archive_in_the_form_of_oci_gets_the_list_of_its_layers() throws Exception {
        icp.write("oci/index.json", "{\"manifests\": [{\"digest\": \"sha256:m\"}]}");
        icp.write(
                "oci/blobs/sha256/m",
                "{\"config\": {\"digest\": \"sha256:c\"}, \"layers\": [{\"digest\": \"sha256:l\"}]}");

        assertThat(said("oci_layers oci | jq -c ."))
                .isEqualTo("[{\"Config\":\"blobs/sha256/c\",\"RepoTags\":[],\"Layers\":[\"blobs/sha256/l\"]}]\n");
        icp.write("oci/index.json", "{\"manifests\": [{\"digest\": \"sha256:m\"}, {\"digest\": \"sha256:n\"}]}");
        assertThat(failed("oci_layers oci")).contains("several images");
    }

    private String said(String script) throws IOException, InterruptedException {
        var ended = run(script);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private String failed(String script) throws IOException, InterruptedException {
        var ended = run(script);
        assertThat(ended.code()).as(ended.output()).isNotZero();
        return ended.output();
    }

    private ClonedCommand.Ended run(String script) throws IOException, InterruptedException {
        icp.write("ask", """
                set -euo pipefail
                ROOT=$PWD ICP_HOME=$PWD/.icp LOG=$PWD/.icp/log
                mkdir -p .icp/log .icp/run target/images
                for part in say tools images jib; do . "deploy/local/lib/$part.sh"; done
                give_back_files() { :; }
                %s
                """.formatted(script));
        return icp.run("bash", "ask");
    }
}
