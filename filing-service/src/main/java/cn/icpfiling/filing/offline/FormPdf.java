package cn.icpfiling.filing.offline;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Draws a page of our own template as PDF, with embedded open fonts, cut to the used characters. Input is our template
 * only, with escaped values of limited length. External references would not be fetched.
 */
@ApplicationScoped
class FormPdf {

    /**
     * Font families as templates name them, in this order: the first has Latin letters and digits, the second the rest.
     */
    static final String LATIN = "Roboto";

    static final String CHINESE = "Droid Sans Fallback";

    private static final int REGULAR = 400;

    /** Each drawing reads the Chinese font's 4 MB and uses a core for a moment. */
    private static final int AT_ONCE = 2;

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final byte[] latin = font("fonts/Roboto-Regular.ttf");
    private final byte[] chinese = font("fonts/DroidSansFallbackFull.ttf");

    FormPdf() {
        XRLog.setLoggingEnabled(false);
    }

    /** @param html well-formed XML */
    byte[] of(String html) {
        takeTurn();
        try (var pdf = new ByteArrayOutputStream()) {
            var builder = new PdfRendererBuilder();
            use(builder, latin, LATIN);
            use(builder, chinese, CHINESE);
            builder.useUriResolver((base, uri) -> null);
            builder.withHtmlContent(html, null);
            builder.withProducer("icp-filing");
            builder.toStream(pdf);
            builder.run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    private static void use(PdfRendererBuilder builder, byte[] font, String family) {
        builder.useFont(() -> new ByteArrayInputStream(font), family, REGULAR, FontStyle.NORMAL, true);
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(WAIT);
    }

    private static byte[] font(String path) {
        try (var file = FormPdf.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
