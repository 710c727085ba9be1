package cn.icpfiling.sandbox.words;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says in which language a page or a refusal is, and keeps what the switch of the pages says. */
final class SpokenAnswers {

    private static final Set<String> SPOKEN = Set.of("html", "problem+json");
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Language language;
    private final CurrentVertxRequest request;

    SpokenAnswers(Language language, CurrentVertxRequest request) {
        this.language = language;
        this.request = request;
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext answer) {
        var type = answer.getMediaType();
        if (type == null || !SPOKEN.contains(type.getSubtype())) {
            return;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.isChinese() ? "zh-CN" : "en");
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        Language.switched(request.getCurrent())
                .ifPresent(chosen -> answer.getHeaders()
                        .add(
                                HttpHeaders.SET_COOKIE,
                                new NewCookie.Builder(Language.COOKIE)
                                        .value(chosen)
                                        .path("/")
                                        .maxAge((int) A_YEAR.toSeconds())
                                        .sameSite(NewCookie.SameSite.LAX)
                                        .httpOnly(true)
                                        .build()));
    }
}
