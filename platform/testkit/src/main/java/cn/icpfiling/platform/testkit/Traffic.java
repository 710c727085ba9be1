package cn.icpfiling.platform.testkit;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Checks and records every exchange of every {@code @QuarkusTest} with the service under test. A refusal outside the
 * catalogue, or an instant in another format, fails the test, whatever that test checks.
 */
public final class Traffic implements QuarkusTestBeforeEachCallback {
    /** Plays external parties, whose responses are their own. */
    private static final String SANDBOX = "cn.icpfiling.sandbox";

    /** Contains faults on purpose. */
    private static final String CANARY = "cn.icpfiling.platform.testkit.traffic";

    private static final int TOLD_AT_MOST = 2_000;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        var home = context.getTestInstance().getClass().getPackageName();
        var exempt = context.getTestMethod().isAnnotationPresent(UnauditedTraffic.class) || home.startsWith(SANDBOX);
        var others = RestAssured.filters().stream()
                .filter(filter -> !(filter instanceof Audited))
                .toList();
        RestAssured.replaceFiltersWith(others);
        if (!exempt) {
            RestAssured.filters(new Audited(TrafficAudit.ofThisModule(), TrafficRecord.of(home.equals(CANARY))));
        }
    }

    private record Audited(TrafficAudit audit, TrafficRecord records) implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification expected,
                FilterContext context) {
            var answer = context.next(request, expected);
            var asked = URI.create(request.getURI());
            if (asked.getPort() != RestAssured.port) {
                return answer; // a server that plays another service, not the service under test
            }
            var bodiless = "HEAD".equals(request.getMethod());
            var refused = !bodiless && TrafficAudit.isRefusal(answer.statusCode());
            records.add(
                    request.getMethod(),
                    asked.getRawPath(),
                    answer.statusCode(),
                    refused ? TrafficAudit.codes(answer.asString()) : List.of(),
                    refused ? TrafficAudit.unfilled(answer.asString()) : List.of());
            if (bodiless) {
                return answer;
            }
            TrafficBodies.ifWanted()
                    .ifPresent(bodies -> bodies.add(new TrafficBodies.Exchange(
                            request.getMethod(),
                            records.template(asked.getRawPath()),
                            answer.statusCode(),
                            request.getContentType(),
                            request.getBody(),
                            answer.contentType(),
                            textOf(answer))));
            var seen = new TrafficAudit.Seen(
                    request.getMethod() + " " + request.getURI(),
                    answer.statusCode(),
                    Optional.ofNullable(answer.contentType()).orElse(""),
                    Optional.ofNullable(answer.header("X-Trace-Id")).orElse(""),
                    textOf(answer));
            var faults = audit.faults(seen);
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

        /** Skips files, which may be large and are not text. */
        private static String textOf(Response answer) {
            var type = Optional.ofNullable(answer.contentType()).orElse("");
            return type.contains("json") || TrafficAudit.isRefusal(answer.statusCode()) ? answer.asString() : "";
        }
    }
}
