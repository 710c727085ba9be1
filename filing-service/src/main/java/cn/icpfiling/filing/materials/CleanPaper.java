package cn.icpfiling.filing.materials;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a paper anew from what can be seen of it, so that neither metadata (places, devices) nor anything that runs or
 * hides in it is kept. Only as many at a time as the heap bears: a picture in clear takes up to sixty megabytes.
 */
@ApplicationScoped
class CleanPaper {

    private static final long HEAP_FOR_ONE = 256L << 20;

    private final Documents documents;
    private final long maxPixels;
    private final Semaphore turns;

    CleanPaper(
            Documents documents,
            @ConfigProperty(name = "icp.materials.max-pixels") long maxPixels,
            @ConfigProperty(name = "icp.materials.parallel") OptionalInt parallel) {
        this.documents = documents;
        this.maxPixels = maxPixels;
        this.turns = new Semaphore(parallel.orElseGet(CleanPaper::byHeap), true);
    }

    private static int byHeap() {
        return (int) Math.max(1, Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE);
    }

    /** Work on one paper. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Waits for a turn; nothing of the paper need be in memory until it comes. */
    <T> T inTurn(Work<T> work) throws IOException {
        turns.acquireUninterruptibly();
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    /** Within a turn. */
    void write(PaperType type, byte[] content, OutputStream out) throws IOException {
        switch (type) {
            case JPEG -> Pictures.redrawJpeg(content, out, maxPixels);
            case PNG -> Pictures.redrawPng(content, out, maxPixels);
            case PDF -> documents.resave(content, out);
        }
    }
}
