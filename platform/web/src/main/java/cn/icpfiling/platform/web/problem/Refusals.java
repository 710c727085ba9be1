package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Builds a resource's response to a refused request. */
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
        var answer = problems.answer(refusal, request);
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        var unreadRest = refusal.type() == CommonProblem.BODY_TOO_LARGE;
        if (unreadRest && request.request().version() != HttpVersion.HTTP_2) {
            response.header("Connection", "close");
        }
        return response;
    }
}
