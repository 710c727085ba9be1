package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.scanning.Scanner;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.BrokenBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The path for a photograph that is no material of an order: size limit, virus scanner, and redrawing. This class does
 * not store it; the caller may.
 */
@ApplicationScoped
public class TakePhoto {

    public static final long MOST_BYTES = 5L << 20;

    private final CleanPaper cleanPaper;
    private final Scanner scanner;
    private final Incoming incoming;

    TakePhoto(CleanPaper cleanPaper, Scanner scanner, Incoming incoming) {
        this.cleanPaper = cleanPaper;
        this.scanner = scanner;
        this.incoming = incoming;
    }

    /**
     * Returns an unencrypted JPEG. If the scanner is silent, the photograph is refused, because it would have to be
     * stored until the scanner answers.
     */
    public byte[] handle(InputStream body) {
        try (var sent = incoming.take(body, MOST_BYTES)) {
            if (PaperType.of(sent.head(PaperType.LONGEST_START)) != PaperType.JPEG) {
                throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, List.of(PaperType.JPEG.mediaType()));
            }
            requireClean(sent);
            var drawn = new ByteArrayOutputStream();
            cleanPaper.write(PaperType.JPEG, sent, drawn);
            return drawn.toByteArray();
        } catch (UnreadablePaper unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } catch (BrokenBody broken) {
            throw broken.refusal();
        } catch (IOException e) {
            throw StorageTrouble.refusal(e);
        }
    }

    private void requireClean(SentPaper sent) throws IOException {
        if (!scanner.isThere()) {
            return;
        }
        switch (scanner.scan(sent::open)) {
            case CLEAN -> {}
            case INFECTED -> throw new ProblemException(FilingProblem.MATERIAL_INFECTED);
            case SILENT -> throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
        }
    }
}
