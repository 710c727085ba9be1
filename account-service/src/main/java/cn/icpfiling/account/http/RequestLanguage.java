package cn.icpfiling.account.http;

import cn.icpfiling.account.core.Language;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** The language of the answer, by Accept-Language. */
public final class RequestLanguage {

    private RequestLanguage() {}

    public static Language of(HttpHeaders headers) {
        var wished = headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        return Language.of(List.of(cn.icpfiling.platform.web.problem.Language.of(wished)));
    }
}
