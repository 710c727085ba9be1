package cn.icpfiling.legacy.reasons;

import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.web.problem.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** Words reasons in the language of the request. */
@RequestScoped
public class Reasons {

    private final Texts texts;
    private final HttpHeaders headers;

    Reasons(Texts texts, HttpHeaders headers) {
        this.texts = texts;
        this.headers = headers;
    }

    /**
     * @param prefix before the codes that have words of their own here; other codes are worded without it
     * @param code null for no reason
     */
    public Reason of(String prefix, String code) {
        if (code == null) {
            return null;
        }
        var locale = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var key = texts.has(locale, prefix + code + ".detail") ? prefix + code : code;
        return new Reason(
                code, texts.text(locale, key + ".detail", List.of()), texts.text(locale, key + ".remedy", List.of()));
    }
}
