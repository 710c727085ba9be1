package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;

/**
 * Answers a link of a notice: as a page with a button to a browser, as JSON to a client. The button sends the POST that stops the case,
 * so a preview of the link that only reads it stops nothing. The page runs no script and is stored nowhere, because its address is a
 * secret.
 */
@ApplicationScoped
class StopPage {

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
            .build();

    private final Engine engine;

    StopPage(Engine engine) {
        this.engine = engine;
    }

    Response answer(StoppableCase shown, Request request, Language language) {
        var wanted = request.selectVariant(VARIANTS);
        if (wanted == null || !wanted.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)) {
            return Response.ok(shown, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Response.ok(page(shown, language))
                .type("text/html; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .build();
    }

    private static boolean stoppable(StoppableCase shown) {
        return switch (shown.state()) {
            case WAITING_FOR_YOU, UNDER_REVIEW -> !isObjected(shown);
            case GRANTED -> shown.kind() == CaseKind.LOST_PHONE && !isObjected(shown);
            default -> false;
        };
    }

    /** Once the support decides again, or has granted again, the link of an SMS can do no more. */
    private static boolean isObjected(StoppableCase shown) {
        return !shown.endsCase() && shown.grantTakenBackAt() != null;
    }

    private static boolean isUndecided(StoppableCase shown) {
        return shown.state() == HolderCaseState.WAITING_FOR_YOU || shown.state() == HolderCaseState.UNDER_REVIEW;
    }

    private String page(StoppableCase shown, Language language) {
        return engine.getTemplate("cases/stop-case.html")
                .instance()
                .data("zh", language == Language.ZH)
                .data("phone", shown.kind() == CaseKind.LOST_PHONE)
                .data("stopped", shown.state() == HolderCaseState.STOPPED)
                .data("stoppable", stoppable(shown))
                .data("ends", shown.endsCase())
                .data("again", isObjected(shown) && isUndecided(shown))
                .data("grantedAgain", isObjected(shown) && shown.state() == HolderCaseState.GRANTED)
                .data("until", shown.effectDueAt() == null ? null : CaseNotices.minute(shown.effectDueAt()))
                .render();
    }
}
