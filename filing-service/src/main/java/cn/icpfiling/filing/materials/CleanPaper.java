package cn.icpfiling.filing.materials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates a clean copy of a file from its visible content only, so that no metadata (places, devices) and no active or
 * hidden content is kept. A small picture is redrawn in this process, as many at a time as the heap allows. A larger
 * picture and every PDF go to a separate process. So no file takes more than the budget from this heap.
 */
@ApplicationScoped
class CleanPaper {

    private static final long HEAP_FOR_ONE = 256L << 20;
    private static final int SHARE_OF_HEAP = 8;
    private static final int HELPERS_AT_MOST = 4;
    private static final int HELPERS_OWN_MEGABYTES = 32;
    private static final Duration PICTURE_LIMIT = Duration.ofSeconds(20);

    private final Documents documents;
    private final HelperProcess drawing;
    private final long maxPixels;
    private final long budget;
    private final WorkLimit inProcess;
    private final WorkLimit helpers;

    @Inject
    CleanPaper(
            Documents documents,
            @ConfigProperty(name = "icp.materials.max-pixels") long maxPixels,
            @ConfigProperty(name = "icp.materials.parallel") OptionalInt parallel,
            @ConfigProperty(name = "icp.materials.picture-heap") OptionalLong budget,
            @ConfigProperty(name = "icp.materials.helpers") OptionalInt helpers,
            @ConfigProperty(name = "icp.materials.turn-within") Duration patience) {
        this.documents = documents;
        this.drawing = new HelperProcess(
                RedrawPicture.class,
                Stream.concat(Stream.of(RedrawPicture.class), Orientation.LIBRARIES.stream())
                        .toList(),
                PICTURE_LIMIT);
        this.maxPixels = maxPixels;
        this.budget = budget.orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        this.inProcess = new WorkLimit(parallel.orElseGet(CleanPaper::byHeap), patience);
        this.helpers = new WorkLimit(helpers.orElseGet(CleanPaper::byCores), patience);
    }

    private static int byHeap() {
        return (int) Math.max(1, Runtime.getRuntime().maxMemory() / HEAP_FOR_ONE);
    }

    private static int byCores() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, HELPERS_AT_MOST);
    }

    /** Waits for a turn. Until then no part of the file is in memory. */
    void write(PaperType type, SentPaper sent, OutputStream out) throws IOException {
        switch (type) {
            case JPEG -> redraw(Pictures.JPEG, sent, out);
            case PNG -> redraw(Pictures.PNG, sent, out);
            case PDF ->
                helpers.inTurn(() -> {
                    try (var content = sent.open()) {
                        documents.resave(content, out);
                    }
                    return null;
                });
        }
    }

    private void redraw(String format, SentPaper sent, OutputStream out) throws IOException {
        long heap = inProcess.inTurn(() -> {
            var needed = needed(format, sent);
            if (needed <= budget) {
                Pictures.redraw(sent.content(), format, out);
            }
            return needed;
        });
        if (heap > budget) {
            helpers.inTurn(() -> {
                try (var content = sent.open()) {
                    drawing.run(megabytes(heap), List.of(format), content, out);
                }
                return null;
            });
        }
    }

    private long needed(String format, SentPaper sent) throws IOException {
        try (var content = sent.open()) {
            var size = PictureSize.of(content, format);
            size.require(maxPixels);
            return size.heap(sent.size());
        }
    }

    private static int megabytes(long heap) {
        return HELPERS_OWN_MEGABYTES + (int) (heap >> 20);
    }
}
