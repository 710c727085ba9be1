package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.http.Refusal;
import cn.icpfiling.platform.http.UnreadableRequests;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.trace.Trace;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/** Answers requests that the HTTP decoder refuses with a problem detail. */
@Singleton
@Unremovable
final class UndecodedRequests implements UnreadableRequests {

    private final Problems problems;

    UndecodedRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public Refusal of(Reason reason, UnaryOperator<String> header) {
        var trace = Trace.after(header.apply(Trace.HEADER));
        var answer = problems.answer(new ProblemException(type(reason)), header, null, trace);
        var headers = new LinkedHashMap<>(answer.headers());
        headers.put(Trace.ID_HEADER, trace.id());
        return new Refusal(answer.status(), headers, answer.body());
    }

    private static CommonProblem type(Reason reason) {
        return switch (reason) {
            case MALFORMED -> CommonProblem.MALFORMED_REQUEST;
            case TOO_SLOW -> CommonProblem.REQUEST_TOO_SLOW;
            case URI_TOO_LONG -> CommonProblem.URI_TOO_LONG;
            case HEADERS_TOO_LARGE -> CommonProblem.HEADERS_TOO_LARGE;
        };
    }
}
