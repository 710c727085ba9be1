package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.security.TokenRefused;
import cn.icpfiling.platform.web.trace.Trace;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Converts a refusal to the response of a request, in the caller's language. */
@Singleton
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** RFC 6750, section 3.1. */
    private static final String INSUFFICIENT_SCOPE = "Bearer error=\"insufficient_scope\", scope=\"%s\"";

    /** RFC 9470, section 3; max_age in seconds. */
    private static final String INSUFFICIENT_AUTHENTICATION =
            "Bearer error=\"insufficient_user_authentication\", max_age=%d";

    private static final Set<Integer> OUTAGES = Set.of(503, 504);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Texts texts;
    private final ObjectMapper json;

    Problems(Texts texts, ObjectMapper json) {
        this.texts = texts;
        this.json = json;
    }

    public ProblemAnswer answer(ProblemException refusal, RoutingContext request) {
        return answer(refusal, request.request()::getHeader, request.request().path(), Trace.of(request));
    }

    /**
     * @param header returns a request header by its name, or null
     * @param path null if no path was read
     */
    ProblemAnswer answer(ProblemException refusal, UnaryOperator<String> header, String path, Trace trace) {
        var locale = Language.of(header.apply(HttpHeaders.ACCEPT_LANGUAGE));
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers.put(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        wait(refusal).ifPresent(wait -> headers.put(HttpHeaders.RETRY_AFTER, String.valueOf(wholeSeconds(wait))));
        if (TokenRefused.isSaidBy(refusal.type())) {
            var given = header.apply(HttpHeaders.AUTHORIZATION) != null;
            headers.put(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        if (refusal.type() == CommonProblem.SCOPE_MISSING) {
            headers.put(
                    HttpHeaders.WWW_AUTHENTICATE,
                    INSUFFICIENT_SCOPE.formatted(refusal.args().getFirst()));
        }
        if (refusal.type() == CommonProblem.STEP_UP_REQUIRED) {
            var age = Duration.ofMinutes((Integer) refusal.args().getFirst());
            headers.put(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT_AUTHENTICATION.formatted(age.toSeconds()));
        }
        accepted(refusal).ifPresent(types -> headers.put(HttpHeaders.ACCEPT, types));
        return new ProblemAnswer(
                refusal.type().status(), headers, bytes(refusal, describe(refusal, locale, trace.id()), path));
    }

    /** The accepted media types (RFC 9110, 15.5.16). */
    private static Optional<String> accepted(ProblemException refusal) {
        return refusal.type() == CommonProblem.UNSUPPORTED_MEDIA_TYPE
                        && refusal.args().getFirst() instanceof Collection<?> types
                        && !types.isEmpty()
                ? Optional.of(types.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    /** Returns when to retry. Every outage names a time, by default two seconds. */
    private static Optional<Duration> wait(ProblemException refusal) {
        return OUTAGES.contains(refusal.type().status())
                ? refusal.retryAfter().or(() -> Optional.of(SOON))
                : refusal.retryAfter();
    }

    /** Rounds up, so a caller who waits that long is not told to wait again. */
    static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private byte[] bytes(ProblemException refusal, ProblemDetail problem, String path) {
        try {
            if (!OAuthError.isDueAt(path)) {
                return json.writeValueAsBytes(problem);
            }
            var both = json.<ObjectNode>valueToTree(problem);
            OAuthError.add(both, refusal.type(), detail(refusal, Locale.ENGLISH));
            return json.writeValueAsBytes(both);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A refusal as it is worded for a caller who does not wait for it, such as the problem of a line. */
    public ProblemDetail describe(ProblemException refusal, Locale locale, String traceId) {
        var type = refusal.type();
        var code = type.name();
        var title = texts.text(locale, code + ".title", refusal.args());
        return new ProblemDetail(
                type.urn(),
                title,
                type.status(),
                detail(refusal, locale),
                "urn:trace:" + traceId,
                code,
                orNull(locale, code + ".remedy", refusal.args()),
                type.help(),
                refusal.violations().stream()
                        .map(violation -> error(violation, locale))
                        .toList());
    }

    private String detail(ProblemException refusal, Locale locale) {
        var code = refusal.type().name();
        var key = texts.has(locale, code + ".detail") ? code + ".detail" : code + ".title";
        return texts.text(locale, key, refusal.args());
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
