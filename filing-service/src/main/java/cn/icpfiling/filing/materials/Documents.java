package cn.icpfiling.filing.materials;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Saves PDFs again with {@link ResavePdf}, each in a separate process. A few kilobytes of PDF can expand to gigabytes
 * inside the library, nested so that no check of the file beforehand can tell.
 */
@ApplicationScoped
class Documents {

    private final HelperProcess process;
    private final int heap;

    /**
     * @param heap megabytes of heap for one document
     * @param limit the time after which the process is ended
     */
    Documents(
            @ConfigProperty(name = "icp.materials.pdf-heap", defaultValue = "128") int heap,
            @ConfigProperty(name = "icp.materials.pdf-limit", defaultValue = "PT20S") Duration limit) {
        this.heap = heap;
        this.process = new HelperProcess(
                ResavePdf.class,
                List.of(
                        ResavePdf.class,
                        PDDocument.class,
                        RandomAccessRead.class,
                        FontBoxFont.class,
                        Log.class,
                        Logger.class),
                limit);
    }

    /** @throws UnreadablePaper if the document is broken, locked, empty, too long, or expands beyond the limits */
    void resave(InputStream content, OutputStream out) throws IOException {
        process.run(heap, List.of(), content, out);
    }
}
