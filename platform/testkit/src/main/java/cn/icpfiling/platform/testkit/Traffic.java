package cn.icpfiling.platform.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every exchange of every {@code @QuarkusTest} with the service under test. A refusal that is none of the catalogue
 * fails the test that saw it, whatever that test wanted to know.
 */
public final class Traffic implements QuarkusTestBeforeEachCallback {
    /** Plays parties outside, whose answers are theirs. */
    private static final String SANDBOX = "cn.icpfiling.sandbox";

    private static final int TOLD_AT_MOST = 2_000;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        boolean exempt = context.getTestMethod().isAnnotationPresent(UnauditedTraffic.class)
                || context.getTestInstance().getClass().getPackageName().startsWith(SANDBOX);
        List<Filter> others = RestAssured.filters().stream()
                .filter(filter -> !(filter instanceof Audited))
                .toList();
        RestAssured.replaceFiltersWith(others);
        if (!exempt) {
            RestAssured.filters(new Audited(TrafficAudit.ofThisModule()));
        }
    }

    private record Audited(TrafficAudit audit) implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            Response answer = context.next(request, expected);
            boolean ofAStub = !request.getURI().contains(":" + RestAssured.port + "/");
            boolean withoutBody = "HEAD".equals(request.getMethod());
            if (ofAStub || withoutBody || !TrafficAudit.isRefusal(answer.statusCode())) {
                return answer;
            }
            var seen = new TrafficAudit.Seen(
                    request.getMethod() + " " + request.getURI(),
                    answer.statusCode(),
                    Optional.ofNullable(answer.contentType()).orElse(""),
                    Optional.ofNullable(answer.header("X-Trace-Id")).orElse(""),
                    answer.asString());
            List<String> faults = audit.faults(seen);
            if (!faults.isEmpty()) {
                throw new AssertionError("%s was answered %d: %s%n%s"
                        .formatted(
                                seen.request(),
                                seen.status(),
                                String.join("; ", faults),
                                seen.body()
                                        .substring(
                                                0,
                                                Math.min(
                                                        TOLD_AT_MOST,
                                                        seen.body().length()))));
            }
            return answer;
        }
    }
}
