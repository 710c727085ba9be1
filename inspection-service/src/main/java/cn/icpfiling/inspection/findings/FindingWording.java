package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.web.problem.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** Returns the texts of a reason in the language of the request. */
@RequestScoped
class FindingWording {
    private final Texts texts;
    private final HttpHeaders headers;

    FindingWording(Texts texts, HttpHeaders headers) {
        this.texts = texts;
        this.headers = headers;
    }

    Locale locale() {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The message of the notice: in Chinese the source's own words, where it has some. */
    String message(String reason) {
        return text(reason + ".detail");
    }

    String cause(String reason) {
        return text(reason + ".cause");
    }

    String remedy(String reason) {
        return text(reason + ".remedy");
    }

    private String text(String key) {
        return texts.text(locale(), key, List.of());
    }
}
