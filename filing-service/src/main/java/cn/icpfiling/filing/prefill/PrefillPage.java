package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;

/**
 * Answers the link in a message: as a page to a browser, as JSON to a client. Both show the same masked data. The page runs no
 * script, loads nothing and is stored nowhere, because its address is a secret.
 */
@ApplicationScoped
class PrefillPage {

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
            .build();

    private final Engine engine;
    private final Wording wording;

    PrefillPage(Engine engine, Wording wording) {
        this.engine = engine;
        this.wording = wording;
    }

    Response answer(PrefillOfferView shown, Request request) {
        var wanted = request.selectVariant(VARIANTS);
        if (wanted == null || !wanted.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)) {
            return Response.ok(shown, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Response.ok(page(shown))
                .type("text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .build();
    }

    private String page(PrefillOfferView shown) {
        return engine.getTemplate("prefill/offer.html")
                .instance()
                .data("zh", wording.locale().getLanguage().equals(Locale.CHINESE.getLanguage()))
                .data("offer", shown)
                .data("declined", shown.certificateNumber() == null)
                .data("until", LegalTime.dayOf(shown.expiresAt()))
                .render();
    }
}
