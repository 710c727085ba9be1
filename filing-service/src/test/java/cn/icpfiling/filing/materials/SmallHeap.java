package cn.icpfiling.filing.materials;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A program that cleans one paper as the service does, in a heap in which no raster of the largest picture has room. */
final class SmallHeap {

    static final long BUDGET = 6L << 20;

    private static final String HEAP = "-Xmx48m";

    private SmallHeap() {}

    public static void main(String... paperAndBudget) throws IOException {
        var content = Files.readAllBytes(Path.of(paperAndBudget[0]));
        var incoming = Files.createTempDirectory("small-heap");
        try (var sent = SentPaper.take(new ByteArrayInputStream(content), incoming, content.length)) {
            cleaning(Long.parseLong(paperAndBudget[1]))
                    .write(PaperType.of(content), sent, OutputStream.nullOutputStream());
        } finally {
            Files.delete(incoming);
        }
    }

    /** @param budget of this process's heap for one picture */
    static CleanPaper cleaning(long budget) {
        return new CleanPaper(
                new Documents(128, Duration.ofSeconds(20)),
                20_000_000,
                OptionalInt.of(1),
                OptionalLong.of(budget),
                OptionalInt.of(1),
                Duration.ofSeconds(30));
    }

    /** @return the exit code */
    static int draws(byte[] paper, long budget, Path folder) throws IOException, InterruptedException {
        var file = Files.write(folder.resolve("paper"), paper);
        var log = folder.resolve("log").toFile();
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classPath(),
                        SmallHeap.class.getName(),
                        file.toString(),
                        Long.toString(budget)))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log))
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it took longer than a minute");
        }
        if (process.exitValue() == 1) {
            throw new AssertionError(Files.readString(log.toPath()));
        }
        return process.exitValue();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
