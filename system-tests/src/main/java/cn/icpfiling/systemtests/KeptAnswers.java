package cn.icpfiling.systemtests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes every answer of the gateway, headers and body, to one file if {@code ICP_ANSWERS} names it, so that a search
 * can read all of them at the end. Requests are left out, because their content is the caller's. Materials, revealed
 * values and confirmations that their holder proof-reads are left out too: a caller who may request them may see them.
 */
public final class KeptAnswers {

    private static final OutputStream FILE = opened(System.getenv("ICP_ANSWERS"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private KeptAnswers() {}

    static void keep(Answer answer, Audit audit) {
        if (audit == Audit.NONE || isPaper(answer) || isRevealed(answer) || isProofRead(answer)) {
            return;
        }
        COUNT.incrementAndGet();
        var head = "%d %s%n".formatted(answer.status(), answer.headers().map()).getBytes(StandardCharsets.UTF_8);
        synchronized (FILE) {
            try {
                FILE.write(head);
                FILE.write(answer.bytes());
                FILE.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static int count() {
        return COUNT.get();
    }

    private static boolean isPaper(Answer answer) {
        return answer.contentType().startsWith("image/")
                || answer.contentType().startsWith("application/pdf")
                || answer.contentType().startsWith("text/html")
                        && answer.request().endsWith("/form");
    }

    private static boolean isRevealed(Answer answer) {
        var isReveal = answer.request().startsWith("POST ")
                && (answer.request().endsWith("/reveals") || answer.request().endsWith("/reveal"));
        var isExport = answer.request().startsWith("GET ") && answer.request().endsWith("/accounts/me/export");
        return (isReveal || isExport) && !answer.isRefusal();
    }

    /**
     * A confirmation of an order that its holder may still correct. A confirmation of a submitted order is masked, so
     * it is kept.
     */
    private static boolean isProofRead(Answer answer) {
        return answer.request().startsWith("GET ")
                && answer.request().endsWith("/confirmation")
                && !answer.isRefusal()
                && answer.at("/masked").isBoolean()
                && !answer.at("/masked").asBoolean();
    }

    private static OutputStream opened(String file) {
        if (file == null || file.isBlank()) {
            return OutputStream.nullOutputStream();
        }
        try {
            return Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
