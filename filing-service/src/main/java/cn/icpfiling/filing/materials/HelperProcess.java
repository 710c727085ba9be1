package cn.icpfiling.filing.materials;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Runs one of our programs in a Java process with its own heap, time limit and empty environment. A hostile file ends a
 * small process with one file and no secret; inside the service it would end the service. The program reads the file
 * from standard input and writes the clean copy to standard output. It refuses by exit code, since a text could quote
 * the file.
 */
final class HelperProcess {

    /** Exit code: the file is refused. */
    static final int REFUSED = 3;

    private final Class<?> program;
    private final List<Class<?>> needed;
    private final Duration limit;

    /**
     * @param needed one class of each library on the program's class path
     * @param limit the time after which the process is killed
     */
    HelperProcess(Class<?> program, List<Class<?>> needed, Duration limit) {
        this.program = program;
        this.needed = needed;
        this.limit = limit;
    }

    /**
     * @param heap in megabytes
     * @throws UnreadablePaper if the program refuses the file, takes too long, or needs more heap
     */
    void run(int heap, List<String> arguments, InputStream paper, OutputStream out) throws IOException {
        var process = started(heap, arguments);
        var late = new AtomicBoolean();
        var watch = Thread.ofVirtual().start(() -> killWhenLate(process, late));
        try {
            feed(process, paper);
            process.getInputStream().transferTo(out);
            requireGood(process.waitFor(), late.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a helper process ran", stopped);
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private Process started(int heap, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                // The rest is one old generation, so that one raster may take almost all of it.
                "-Xmn8m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                program.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        return builder.redirectError(Redirect.DISCARD).start();
    }

    /** The exit code explains a program that ended early. A file that cannot be read is a separate error. */
    private static void feed(Process process, InputStream paper) throws IOException {
        var piece = new byte[8 << 10];
        try (var in = process.getOutputStream()) {
            for (var read = paper.read(piece); read >= 0; read = paper.read(piece)) {
                if (!written(in, piece, read)) {
                    return;
                }
            }
        } catch (IOException failure) {
            if (process.isAlive()) {
                throw failure;
            }
        }
    }

    private static boolean written(OutputStream in, byte[] piece, int length) {
        try {
            in.write(piece, 0, length);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    private void killWhenLate(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                process.destroyForcibly();
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireGood(int exit, boolean late) throws IOException {
        if (late || exit == REFUSED) {
            throw new UnreadablePaper(late ? "paper took too long" : "paper refused", null);
        }
        if (exit != 0) {
            throw new IOException("a helper process ended with " + exit);
        }
    }

    private String classPath() {
        return needed.stream().map(HelperProcess::home).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
