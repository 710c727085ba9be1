package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.scanning.Scanner;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The way in for a photograph that is no paper of an order: bounded, past the virus scanner, and drawn anew like a paper. It is kept
 * by whoever asks for it, or by nobody.
 */
@ApplicationScoped
public class TakePhoto {

    public static final long MOST_BYTES = 5L << 20;

    private final CleanPaper cleanPaper;
    private final Scanner scanner;
    private final Path incoming;

    TakePhoto(CleanPaper cleanPaper, Scanner scanner, @ConfigProperty(name = "icp.files.dir") Path files) {
        this.cleanPaper = cleanPaper;
        this.scanner = scanner;
        this.incoming = files.resolve("incoming");
    }

    /** A JPEG in clear. A scanner that is silent keeps a photograph out: it would have to be kept until it speaks. */
    public byte[] handle(InputStream body) {
        try (var sent = SentPaper.take(body, incoming, MOST_BYTES)) {
            if (PaperType.of(sent.head(PaperType.LONGEST_START)) != PaperType.JPEG) {
                throw new ProblemException(CommonProblem.UNSUPPORTED_MEDIA_TYPE, List.of(PaperType.JPEG.mediaType()));
            }
            requireClean(sent);
            return cleanPaper.inTurn(() -> {
                var drawn = new ByteArrayOutputStream();
                cleanPaper.write(PaperType.JPEG, sent.content(), drawn);
                return drawn.toByteArray();
            });
        } catch (UnreadablePaper unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireClean(SentPaper sent) throws IOException {
        if (!scanner.isThere()) {
            return;
        }
        switch (scanner.look(sent::open)) {
            case CLEAN -> {}
            case INFECTED -> throw new ProblemException(FilingProblem.MATERIAL_INFECTED);
            case SILENT -> throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE);
        }
    }
}
