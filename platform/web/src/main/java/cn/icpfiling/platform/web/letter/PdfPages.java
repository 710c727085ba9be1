package cn.icpfiling.platform.web.letter;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Draws a page of our own template as PDF/A with tags, so that it can be kept and read aloud, with embedded open fonts, cut to the used
 * characters. Input is our template only, which names both fonts, with escaped values of limited length; text in another font would not be
 * drawn. External references would not be fetched. A service that
 * injects it names the library (openhtmltopdf-pdfbox) in its pom; services that print nothing do without.
 *
 * <p>One page is drawn at a time in a process, because a drawing takes some 30 MB of the heap, most of it for the font ({@code
 * PdfMemoryTest}). The others wait for a few seconds, one for each account.
 */
@Singleton
public final class PdfPages {

    static final int AT_ONCE = 1;

    /** A page of a template is far shorter; a longer one would take more memory than was measured. */
    static final int MOST_CHARACTERS = 8_000;

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final DrawingTurns turns;

    public PdfPages() {
        this(WAIT);
    }

    PdfPages(Duration wait) {
        this.turns = new DrawingTurns(AT_ONCE, wait);
        XRLog.setLoggingEnabled(false);
    }

    /** Loaded with the first page: a process that draws none keeps no fonts. */
    private static final class Loaded {
        private static final EmbeddedFonts FONTS = new EmbeddedFonts();
        private static final byte[] COLOURS =
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

        private Loaded() {}
    }

    /**
     * Draws a page for an account.
     *
     * @param html well-formed XML
     * @throws cn.icpfiling.platform.problem.ProblemException TOO_MANY_REQUESTS while another page of the account is drawn, SERVICE_BUSY
     *     while too many pages are drawn
     */
    public byte[] of(String html, UUID account) {
        if (html.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a page of " + html.length() + " characters");
        }
        try (var turn = turns.take(account)) {
            return drawn(html);
        }
    }

    /** Draws a page that is the same for all accounts, and that the caller keeps. SERVICE_BUSY while too many pages are drawn. */
    public byte[] forAll(String html) {
        return of(html, null);
    }

    private static byte[] drawn(String html) {
        try (var pdf = new ByteArrayOutputStream();
                var document = new PlainlyWritten()) {
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            Loaded.FONTS.use(builder);
            builder.useUriResolver((base, uri) -> null);
            builder.usePdfAConformance(PdfAConformance.PDFA_1_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(Loaded.COLOURS);
            builder.withHtmlContent(Loaded.FONTS.withoutMissing(html), null);
            builder.withProducer("icp-filing");
            builder.toStream(pdf);
            builder.run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PDF/A-1 allows no compressed table of contents, which PDFBox writes by default. The pages and fonts are compressed all the same. */
    private static final class PlainlyWritten extends PDDocument {

        @Override
        public void save(OutputStream out) throws IOException {
            save(out, CompressParameters.NO_COMPRESSION);
        }
    }
}
