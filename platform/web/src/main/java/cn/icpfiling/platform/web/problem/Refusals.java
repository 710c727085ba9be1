package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.trace.Trace;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answer to a request that is refused. */
@Singleton
final class Refusals {

    private final Problems problems;

    Refusals(Problems problems) {
        this.problems = problems;
    }

    Response answer(ProblemException refusal, RoutingContext request) {
        return builder(refusal, request).build();
    }

    Response.ResponseBuilder builder(ProblemException refusal, RoutingContext request) {
        var headers = request.request().headers();
        var locale = Language.of(headers.get(HttpHeaders.ACCEPT_LANGUAGE));
        var answer = Response.status(refusal.type().status())
                .type(Problems.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(problems.bytes(refusal, locale, Trace.of(request).id()));
        refusal.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
        if (refusal.type() == CommonProblem.UNAUTHENTICATED) {
            var given = headers.contains(HttpHeaders.AUTHORIZATION);
            answer.header(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        var unreadRest = refusal.type() == CommonProblem.BODY_TOO_LARGE;
        if (unreadRest && request.request().version() != HttpVersion.HTTP_2) answer.header("Connection", "close");
        return answer;
    }
}
