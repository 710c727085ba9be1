package cn.icpfiling.platform.command;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./icp} in a small repository of its own, with stand-ins for Maven and, if a test wants, for the JDK. */
final class ClonedCommand {

    private static final Path SOURCE = Path.of(System.getProperty("icp.root", "../.."));

    private final Path root;
    private Path jdk = Path.of(System.getProperty("java.home"));
    private int portShift;

    ClonedCommand() throws IOException {
        root = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "icp-");
        for (var file : List.of("icp", "deploy/local/flaky-tests.txt", ".mvn/jvm.config")) {
            copy(SOURCE.resolve(file));
        }
        try (var library = Files.list(SOURCE.resolve("deploy/local/lib"))) {
            for (var part : library.toList()) {
                copy(part);
            }
        }
        write("pom.xml", """
                <modules>
                    <module>deploy/local</module>
                    <module>platform/core</module>
                    <module>filing-service</module>
                </modules>
                """);
        write("platform/core/src/test/java/CoreTest.java", "");
        write("filing-service/src/test/java/cn/FilingTest.java", "");
        maven("");
        executable("bin/apt-get", "exit 1"); // a missing tool is an error here, not an installation
    }

    /** What a call of Maven does; it finds its arguments in $*. Each call is added to the file "calls". */
    void maven(String script) throws IOException {
        executable("bin/mvn", "echo \"$*\" >>\"" + root.resolve("calls") + "\"\n" + script);
    }

    /** What a call of Java does from now on. */
    void java(String script) throws IOException {
        jdk = root.resolve("jdk");
        write("jdk/release", "JAVA_VERSION=\"25\"");
        executable("jdk/bin/javac", "");
        executable("jdk/bin/java", script);
    }

    void portShift(int shift) {
        portShift = shift;
    }

    Path root() {
        return root;
    }

    Path run() {
        return root.resolve(".icp/run");
    }

    String calls() throws IOException {
        return Files.exists(root.resolve("calls")) ? Files.readString(root.resolve("calls")) : "";
    }

    Path write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    /** Starts the command in a process group of its own that Ctrl-C ends, as a terminal does. */
    Process start(String... words) throws IOException {
        var line = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(root.resolve("output").toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ICP_"));
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("PATH", root.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("ICP_PORT_SHIFT", String.valueOf(portShift));
        return builder.start();
    }

    Ended run(String... words) throws IOException, InterruptedException {
        return ended(start(words));
    }

    Ended ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output());
    }

    String output() throws IOException {
        return Files.readString(root.resolve("output"));
    }

    record Ended(int code, String output) {}

    private void copy(Path file) throws IOException {
        var target = root.resolve(SOURCE.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }

    void executable(String file, String script) throws IOException {
        Files.setPosixFilePermissions(write(file, "#!/usr/bin/env bash\n" + script), fromString("rwxr-xr-x"));
    }
}
