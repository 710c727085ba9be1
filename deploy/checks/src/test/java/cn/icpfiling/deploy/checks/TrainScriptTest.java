package cn.icpfiling.deploy.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** train.sh of deploy/images makes an AOT cache that a JVM with the options of the manifests takes, or none. */
class TrainScriptTest {
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();
    private static final String OPTIONS = "-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx64m";

    /** It fails as a service does that finds no database. */
    private static final String MAIN = """
            package io.quarkus.runner;

            public class GeneratedMain {
                public static void main(String... args) {
                    System.out.println("begun with " + System.getenv("ICP_ENVIRONMENT"));
                    throw new IllegalStateException("no database");
                }
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void an_app_as_quarkus_lays_it_out() throws IOException {
        var source =
                Files.createDirectories(folder.resolve("src/io/quarkus/runner")).resolve("GeneratedMain.java");
        Files.writeString(source, MAIN);
        var classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        var jar = Files.createDirectories(folder.resolve("app/quarkus")).resolve("generated-bytecode.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "io.quarkus.runner.GeneratedMain");
        var name = "io/quarkus/runner/GeneratedMain.class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(name));
            out.write(Files.readAllBytes(classes.resolve(name)));
        }
        Files.copy(jar, folder.resolve("app/quarkus-run.jar"));
        mainClass("io.quarkus.runner.GeneratedMain");
    }

    /** As Quarkus writes it; what follows is larger than the buffer of a pipe. */
    private void mainClass(String name) throws IOException {
        Files.writeString(
                folder.resolve("app/quarkus/quarkus-application.dat"),
                "\0".repeat(9) + (char) name.length() + name + "\0".repeat(1 << 20));
    }

    @Test
    void a_start_that_fails_is_enough_for_a_cache_which_the_jvm_takes() throws Exception {
        assertThat(train(OPTIONS)).startsWith("AOT cache: ").contains(" MiB");

        assertThat(Files.readString(folder.resolve("app/start")))
                .startsWith("-XX:AOTCache=" + folder.resolve("app/app.aot") + "\n");
        assertThat(started("-XX:AOTMode=on")).contains("begun with production", "no database");
        assertThat(started("-Xlog:class+load"))
                .containsPattern("io\\.quarkus\\.runner\\.GeneratedMain source: shared obj");
    }

    @Test
    void a_main_class_that_is_not_there_makes_no_cache() throws Exception {
        mainClass("no.Such");

        assertThat(train(OPTIONS)).startsWith("AOT cache: none (");
        assertThat(Files.readString(folder.resolve("app/start"))).startsWith("-jar\n");
    }

    @Test
    @Tag("long")
    void a_jvm_with_another_collector_goes_on_without_the_cache() throws Exception {
        train(OPTIONS);

        assertThat(started("-XX:-UseCompactObjectHeaders")).contains("begun with production");
    }

    @Test
    @Tag("long")
    void where_no_cache_can_be_made_the_image_starts_as_quarkus_does() throws Exception {
        assertThat(train("-XX:+UseNoSuchCollector")).startsWith("AOT cache: none (");

        assertThat(Files.readString(folder.resolve("app/start")))
                .isEqualTo("-jar\n" + folder.resolve("app/quarkus-run.jar") + "\n");
        assertThat(folder.resolve("app/app.aot")).doesNotExist();
        assertThat(started()).contains("begun with production");
    }

    /** A cache is good for one collector and one kind of object headers: what trains and what runs must have the same. */
    @Test
    void processes_and_migrations_have_the_collector_and_the_headers_of_the_training() {
        var production = Overlay.bundle("production");
        var found = new ArrayList<String>();
        for (var pod : production.workloads()) {
            if (pod.item().kind().equals("CronJob")) {
                continue; // has a command of its own, without the cache
            }
            var text = pod.item().json().toString();
            if (text.contains("JDK_JAVA_OPTIONS")) {
                found.add(pod.item().id());
                assertThat(text).contains("-XX:+UseSerialGC -XX:+UseCompactObjectHeaders ");
            }
        }
        assertThat(found).hasSize(5);
        for (var name : List.of(
                "gateway",
                "filing-service",
                "verification-service",
                "inspection-service",
                "account-service",
                "legacy-import-service")) {
            assertThat(Overlay.read(Overlay.KUBERNETES.resolve("base/" + name + "/config.env")))
                    .contains("JDK_JAVA_OPTIONS=-XX:+UseSerialGC -XX:+UseCompactObjectHeaders ");
        }
        assertThat(Overlay.read(Overlay.ROOT.resolve("deploy/images/Containerfile")))
                .contains("ENTRYPOINT [\"/opt/java/bin/java\", \"@/opt/icp/start\"]", "/opt/train.sh /opt/icp");
    }

    private String train(String options) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Overlay.ROOT.resolve("deploy/images/train.sh").toString(),
                folder.resolve("app").toString(),
                folder.resolve("trained").toString());
        builder.environment().put("JAVA", JAVA);
        builder.environment().put("OPTIONS", options);
        var said = said(builder);
        try (var made = Files.list(folder.resolve("trained"))) {
            for (var file : made.toList()) {
                Files.move(
                        file, folder.resolve("app").resolve(file.getFileName().toString()));
            }
        }
        return said;
    }

    /** As the entry point of an image does, with the options of the manifests and more. */
    private String started(String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(more));
        command.add("@" + folder.resolve("app/start"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JDK_JAVA_OPTIONS", OPTIONS);
        builder.environment().put("ICP_ENVIRONMENT", "production");
        return said(builder);
    }

    private static String said(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
