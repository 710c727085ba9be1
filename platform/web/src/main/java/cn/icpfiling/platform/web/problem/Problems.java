package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.security.TokenRefused;
import cn.icpfiling.platform.web.trace.Trace;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns a refusal into the answer to a request, in the caller's language. */
@Singleton
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** RFC 6750, section 3.1. */
    private static final String INSUFFICIENT_SCOPE = "Bearer error=\"insufficient_scope\", scope=\"%s\"";

    private static final int OUTAGE = 503;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    public ProblemAnswer answer(ProblemException refusal, RoutingContext request) {
        var asked = request.request().headers();
        var locale = Language.of(asked.get(HttpHeaders.ACCEPT_LANGUAGE));
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers.put(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        wait(refusal).ifPresent(wait -> headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(wholeSeconds(wait))));
        if (TokenRefused.isSaidBy(refusal.type())) {
            var given = asked.contains(HttpHeaders.AUTHORIZATION);
            headers.put(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        if (refusal.type() == CommonProblem.SCOPE_MISSING) {
            headers.put(
                    HttpHeaders.WWW_AUTHENTICATE,
                    INSUFFICIENT_SCOPE.formatted(refusal.args().getFirst()));
        }
        return new ProblemAnswer(
                refusal.type().status(),
                headers,
                bytes(describe(refusal, locale, Trace.of(request).id())));
    }

    /** Whoever meets an outage is told when to come back, also by those who do not know better than "soon". */
    private static Optional<Duration> wait(ProblemException refusal) {
        return refusal.type().status() == OUTAGE
                ? refusal.retryAfter().or(() -> Optional.of(SOON))
                : refusal.retryAfter();
    }

    /** Rounded up: who comes back after the seconds named is not told to wait again. */
    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private byte[] bytes(ProblemDetail problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProblemDetail describe(ProblemException refusal, Locale locale, String traceId) {
        var type = refusal.type();
        var code = type.name();
        var title = texts.text(locale, code + ".title", refusal.args());
        return new ProblemDetail(
                type.urn(),
                title,
                type.status(),
                texts.has(locale, code + ".detail") ? texts.text(locale, code + ".detail", refusal.args()) : title,
                "urn:trace:" + traceId,
                code,
                orNull(locale, code + ".remedy", refusal.args()),
                refusal.violations().stream()
                        .map(violation -> error(violation, locale))
                        .toList());
    }

    private ProblemDetail.Error error(Violation violation, Locale locale) {
        return new ProblemDetail.Error(
                violation.pointer(),
                violation.code(),
                violation.rule(),
                texts.text(locale, violation.code() + ".detail", violation.args()),
                orNull(locale, violation.code() + ".remedy", violation.args()));
    }

    private String orNull(Locale locale, String key, List<Object> args) {
        return texts.has(locale, key) ? texts.text(locale, key, args) : null;
    }
}
