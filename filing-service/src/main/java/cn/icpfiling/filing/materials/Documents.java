package cn.icpfiling.filing.materials;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has PDFs saved anew by {@link ResavePdf}, each in a process of its own with a heap, a time and an environment of its own.
 * A few kilobytes of PDF can unfold to gigabytes inside the library, wrapped so that no look at the file beforehand
 * tells; there it ends a small process that holds one paper and no secret, here it would end the service.
 */
@ApplicationScoped
class Documents {

    private static final Class<?>[] NEEDED = {
        ResavePdf.class, PDDocument.class, RandomAccessRead.class, FontBoxFont.class, Log.class, Logger.class
    };

    private final int heap;
    private final Duration limit;

    /**
     * @param heap megabytes of heap for one document
     * @param limit after which the process is ended
     */
    Documents(
            @ConfigProperty(name = "icp.materials.pdf-heap", defaultValue = "128") int heap,
            @ConfigProperty(name = "icp.materials.pdf-limit", defaultValue = "PT20S") Duration limit) {
        this.heap = heap;
        this.limit = limit;
    }

    /** @throws UnreadablePaper when the document is broken, locked, empty, too long, or unfolds beyond the limits */
    void resave(byte[] content, OutputStream out) throws IOException {
        var process = started();
        var late = new AtomicBoolean();
        var watch = Thread.ofVirtual().start(() -> endWhenLate(process, late));
        try {
            feed(process, content);
            process.getInputStream().transferTo(out);
            requireGood(process.waitFor(), late.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a document was saved anew", stopped);
        } finally {
            process.destroyForcibly();
            watch.interrupt();
        }
    }

    private Process started() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-Xmx" + heap + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                ResavePdf.class.getName());
        builder.environment().clear();
        return builder.redirectError(Redirect.DISCARD).start();
    }

    private static void feed(Process process, byte[] content) {
        try (var in = process.getOutputStream()) {
            in.write(content);
        } catch (IOException ended) {
            // It ended before it had read all; its exit code says why.
        }
    }

    private void endWhenLate(Process process, AtomicBoolean late) {
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
        if (late || exit == ResavePdf.REFUSED) {
            throw new UnreadablePaper(late ? "document took too long" : "document refused", null);
        }
        if (exit != 0) {
            throw new IOException("saving a document anew ended with " + exit);
        }
    }

    private static String classPath() {
        return Arrays.stream(NEEDED).map(Documents::home).distinct().collect(Collectors.joining(File.pathSeparator));
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
