package cn.icpfiling.filing.storage;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** S3Proxy as a process of its own, out of the jars that the build lays down: its libraries and ours do not agree in one. */
final class S3Server implements AutoCloseable {

    static final String BUCKET = "papers";
    static final String SECRET = "secret-of-the-test";
    private static final Path JARS = Path.of("target", "s3proxy");
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    S3Server(Path folder) throws IOException {
        port = freePort();
        Files.createDirectories(folder.resolve(BUCKET));
        var quiet = Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        var settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=filing
                s3proxy.credential=%s
                s3proxy.v4-max-non-chunked-request-size=134217728
                jclouds.provider=filesystem-nio2
                jclouds.identity=x
                jclouds.credential=x
                jclouds.filesystem.basedir=%s
                """.formatted(port, SECRET, folder));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + quiet,
                        "-cp",
                        JARS.toAbsolutePath() + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        try {
            await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(50)).until(this::listens);
        } catch (RuntimeException late) {
            close();
            throw late;
        }
    }

    int port() {
        return port;
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    static S3Settings settings(String endpoint) {
        return settings(endpoint, BUCKET, SECRET);
    }

    static S3Settings settings(String endpoint, String bucket, String secret) {
        return new S3Settings(
                Optional.of(URI.create(endpoint)),
                "us-east-1",
                Optional.of(bucket),
                Optional.of("filing/"),
                Optional.of("filing"),
                Optional.of(secret));
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("S3Proxy has ended with " + process.exitValue());
        }
        try (var line = new Socket("127.0.0.1", port)) {
            return line.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
