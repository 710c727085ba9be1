package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes a paper anew from what can be seen of it, so that neither metadata (places, devices) nor anything that runs or
 * hides in it is kept. Only a few at a time: a picture in clear takes a hundred megabytes.
 */
@ApplicationScoped
class CleanPaper {

    private final long maxPixels;
    private final Semaphore turns;

    CleanPaper(
            @ConfigProperty(name = "icp.materials.max-pixels") long maxPixels,
            @ConfigProperty(name = "icp.materials.parallel") int parallel) {
        this.maxPixels = maxPixels;
        this.turns = new Semaphore(parallel, true);
    }

    byte[] made(PaperType type, byte[] content) {
        turns.acquireUninterruptibly();
        try (var in = new ByteArrayInputStream(content);
                var out = new ByteArrayOutputStream(content.length)) {
            switch (type) {
                case JPEG -> Pictures.redraw(in, out, "jpeg", maxPixels);
                case PNG -> Pictures.redraw(in, out, "png", maxPixels);
                case PDF -> Documents.resave(content, out);
            }
            return out.toByteArray();
        } catch (IOException unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } finally {
            turns.release();
        }
    }
}
