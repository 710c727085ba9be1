package cn.icpfiling.platform.web.letter;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A letter as a page of HTML that prints on A4: the page has its margins and numbers, the signatures stay together, and what only
 * helps on the screen is not printed. The page runs nothing and fetches nothing. It is well-formed XML, so {@link PdfPages} draws it as
 * a PDF for readers without a printer's dialog.
 */
public final class PrintedLetter {

    /** The media type of a drawn page. */
    public static final String PDF = "application/pdf";

    private static final MediaType PDF_TYPE = MediaType.valueOf(PDF);
    private static final List<Variant> FORMATS =
            Variant.mediaTypes(MediaType.TEXT_HTML_TYPE, PDF_TYPE).build();
    private static final String FRAME = read();

    private PrintedLetter() {}

    /**
     * @param title as plain text
     * @param body as well-formed XHTML whose values are escaped; see {@link #escaped}
     */
    public static String page(String title, String body) {
        return FRAME.replace("{title}", escaped(title)).replace("{body}", body.strip());
    }

    /** In which form a page is answered. */
    public enum Format {
        HTML,
        PDF
    }

    /** Returns what the caller accepts, HTML before PDF; 406 for neither. */
    public static Format accepted(Request request) {
        var wanted = request.selectVariant(FORMATS);
        if (wanted == null) {
            throw new NotAcceptableException();
        }
        return wanted.getMediaType().isCompatible(PDF_TYPE) ? Format.PDF : Format.HTML;
    }

    /** Answers with a page. No cache stores it on the way, because it may name a case. */
    public static Response html(byte[] page) {
        return answer(page, "text/html; charset=utf-8")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
    }

    /**
     * Answers with a drawn page, for download under the name.
     *
     * @param name of letters, digits and hyphens, without ending
     */
    public static Response pdf(byte[] drawn, String name) {
        return answer(drawn, PDF)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".pdf\"")
                .build();
    }

    private static Response.ResponseBuilder answer(byte[] body, String type) {
        return Response.ok(body)
                .type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String read() {
        try (var file = Objects.requireNonNull(PrintedLetter.class.getResourceAsStream("/letters/letter.html"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
