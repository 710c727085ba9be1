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
 * Every answer of the gateway, headers and body, is kept in one file when {@code ICP_ANSWERS} names it, so that all of them can
 * be searched at the end. What was asked is not, that is the caller's; nor are papers, what was revealed for a reason, and
 * confirmations that their holder proof-reads: who may ask for them sees them.
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
        return answer.request().startsWith("POST ") && answer.request().endsWith("/reveals") && !answer.isRefusal();
    }

    /** A confirmation of an order that its holder may still correct, and no other: one that was submitted is masked and is kept. */
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
