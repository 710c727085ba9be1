package cn.icpfiling.platform.web.letter;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A letter as a page of HTML that prints on A4: the page has its margins and numbers, the signatures stay together, and what only
 * helps on the screen is not printed. The page runs nothing and fetches nothing.
 */
public final class PrintedLetter {

    private static final String FRAME = read();

    private PrintedLetter() {}

    /**
     * @param title as plain text
     * @param body as HTML whose values are escaped; see {@link #escaped}
     */
    public static String page(String title, String body) {
        return FRAME.replace("{title}", escaped(title)).replace("{body}", body.strip());
    }

    /** Answers with a page. No cache stores it on the way, because it may name a case. */
    public static Response answer(String page) {
        return Response.ok(page)
                .type("text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .build();
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
