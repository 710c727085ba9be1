package cn.icpfiling.deploy.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive has what the Containerfile of the project says, without an engine; what cannot be carried out is refused. */
class JibImageTest {
    private static final Path FILE = Path.of(System.getProperty("icp.root", "../.."), "deploy/images/Containerfile");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DATE = 1_796_083_200;

    @TempDir
    Path folder;

    @BeforeEach
    void folders_and_a_base() throws Exception {
        write("java/bin/java", "runtime");
        Files.setPosixFilePermissions(folder.resolve("java/bin/java"), PosixFilePermissions.fromString("rwxr-xr-x"));
        write("app/quarkus-run.jar", "jar");
        write("trained/tmp/trained/start", "-jar");
        var layer = tar(Map.of("etc/debian_version", bytes("13")));
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(layer));
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "manifest.json",
                bytes("[{\"Config\": \"config.json\", \"RepoTags\": [\"base:1\"], \"Layers\": [\"layer.tar\"]}]"));
        files.put("config.json", bytes("""
                        {"architecture": "amd64", "os": "linux", "config": {"Cmd": ["/bin/bash"]},
                        "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}""".formatted(digest)));
        files.put("layer.tar", layer);
        Files.write(folder.resolve("base.tar"), tar(files));
    }

    @Test
    void a_service_is_configured_and_laid_out_as_the_containerfile_says() throws Exception {
        var id = make("one", FILE, "service");

        var archive = untar(Files.newInputStream(folder.resolve("one.tar")));
        var list = JSON.readTree(archive.get("manifest.json")).get(0);
        assertThat(list.at("/RepoTags/0").asText()).isEqualTo("localhost/icp-filing/gateway:dev");
        var config = archive.get(list.get("Config").asText());
        assertThat(id)
                .isEqualTo("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(config)));
        var image = JSON.readTree(config);
        assertThat(image.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(image.at("/config/WorkingDir").asText()).isEqualTo("/opt/icp");
        assertThat(texts(image.at("/config/Entrypoint"))).containsExactly("/opt/java/bin/java", "@/opt/icp/start");
        assertThat(texts(image.at("/config/Env")))
                .contains("JAVA_HOME=/opt/java", "LC_ALL=C.UTF-8", "PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin");
        assertThat(image.at("/config/Cmd").isEmpty()).isTrue();
        var labels = image.at("/config/Labels");
        assertThat(labels.get("org.opencontainers.image.title").asText()).isEqualTo("gateway");
        assertThat(labels.get("org.opencontainers.image.version").asText()).isEqualTo("1.0");
        assertThat(labels.get("org.opencontainers.image.revision").asText()).isEqualTo("abc");
        assertThat(entries(archive, list))
                .contains(
                        "etc/debian_version",
                        "755 0:0 %d opt/java/bin/java".formatted(DATE),
                        "644 0:0 %d opt/icp/quarkus-run.jar".formatted(DATE),
                        "644 0:0 %d opt/icp/start".formatted(DATE));
    }

    @Test
    void the_same_files_make_the_same_archive() throws Exception {
        make("one", FILE, "service");
        make("two", FILE, "service");

        assertThat(Files.mismatch(folder.resolve("one.tar"), folder.resolve("two.tar")))
                .isEqualTo(-1);
        write("app/quarkus-run.jar", "other");
        make("three", FILE, "service");
        assertThat(Files.mismatch(folder.resolve("one.tar"), folder.resolve("three.tar")))
                .isNotEqualTo(-1);
    }

    @Test
    void what_needs_an_engine_or_is_not_there_is_refused() throws Exception {
        assertThatThrownBy(() -> make("one", FILE, "trained")).hasMessageContaining("COPY train.sh /opt/train.sh");
        assertThatThrownBy(() -> make("one", FILE, "absent")).hasMessageContaining("no stage \"absent\"");
        var text = Files.readString(FILE);
        for (var line : List.of("RUN true", "HEALTHCHECK NONE", "COPY --from=app --chmod=777 . /opt/x")) {
            var changed = write("Changed", text.replace("\nWORKDIR ", "\n" + line + "\nWORKDIR "));
            assertThatThrownBy(() -> make("one", changed, "service")).hasMessageContaining(line);
        }
        var unnamed = write("Unnamed", text.replace("ARG REVISION", "ARG OTHER"));
        assertThatThrownBy(() -> make("one", unnamed, "service")).hasMessageContaining("argument OTHER");
        Files.createSymbolicLink(folder.resolve("app/link"), Path.of("quarkus-run.jar"));
        assertThatThrownBy(() -> make("one", FILE, "service")).hasMessageContaining("Jib writes none");
        Files.delete(folder.resolve("app/link"));
        Files.delete(folder.resolve("trained/tmp/trained/start"));
        assertThatThrownBy(() -> make("one", FILE, "service")).hasMessageContaining("is empty");
    }

    private String make(String name, Path file, String target) throws Exception {
        var words = new ArrayList<>(List.of("--target", target, "--tag", "localhost/icp-filing/gateway:dev"));
        for (var context : List.of("java", "app", "trained")) {
            words.addAll(List.of("--build-context", context + "=" + folder.resolve(context)));
        }
        for (var argument : List.of("SERVICE=gateway", "VERSION=1.0", "REVISION=abc", "OPTIONS=-Xmx64m")) {
            words.addAll(List.of("--build-arg", argument));
        }
        words.addAll(List.of("--timestamp", String.valueOf(DATE), "--base", folder.resolve("base.tar") + ""));
        words.addAll(List.of("--cache", folder.resolve("cache-" + name) + ""));
        words.addAll(List.of("--output", folder.resolve(name + ".tar") + "", file.toString()));
        return JibImage.make(words.toArray(String[]::new));
    }

    private Path write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        return Files.writeString(folder.resolve(file), text);
    }

    private static List<String> entries(Map<String, byte[]> archive, JsonNode list) throws IOException {
        var entries = new ArrayList<String>();
        for (var layer : texts(list.get("Layers"))) {
            try (var in =
                    new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive.get(layer))))) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    entries.add(
                            entry.getName().startsWith("etc")
                                    ? entry.getName()
                                    : "%o %d:%d %d %s"
                                            .formatted(
                                                    entry.getMode() & 0777,
                                                    entry.getLongUserId(),
                                                    entry.getLongGroupId(),
                                                    entry.getLastModifiedTime().toMillis() / 1000,
                                                    entry.getName()));
                }
            }
        }
        return entries;
    }

    private static Map<String, byte[]> untar(InputStream stream) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var in = new TarArchiveInputStream(stream)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
