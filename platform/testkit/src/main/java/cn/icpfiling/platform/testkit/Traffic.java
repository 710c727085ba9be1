package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.contract.PromisedAnswers;
import cn.icpfiling.platform.testkit.rest.Exchange;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    private static Optional<PromisedAnswers> promised;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        var home = context.getTestInstance().getClass().getPackageName();
        var exempt = context.getTestMethod().isAnnotationPresent(UnauditedTraffic.class) || home.startsWith(SANDBOX);
        Rest.listener(
                exempt
                        ? exchange -> {}
                        : new Audited(
                                TrafficAudit.ofThisModule(),
                                TrafficRecord.of(home.equals(CANARY)),
                                promisedByThisModule()));
    }

    /** Empty for a module without a contract. */
    private static synchronized Optional<PromisedAnswers> promisedByThisModule() {
        if (promised == null) {
            promised = Stream.of(TrafficRecord.OWN, TrafficRecord.PLANTED)
                    .filter(Files::exists)
                    .findFirst()
                    .map(ContractDocument::read)
                    .map(contract -> new PromisedAnswers(contract.root()));
        }
        return promised;
    }

    private record Audited(TrafficAudit audit, TrafficRecord records, Optional<PromisedAnswers> promised)
            implements Consumer<Exchange> {
        @Override
        public void accept(Exchange exchange) {
            var asked = exchange.uri();
            var answer = exchange.response();
            if (asked.getPort() != RestAssured.port) {
                return; // a server that plays another service, not the service under test
            }
            var bodiless = "HEAD".equals(exchange.method());
            var refused = !bodiless && TrafficAudit.isRefusal(answer.statusCode());
            records.add(
                    exchange.method(),
                    asked.getRawPath(),
                    answer.statusCode(),
                    refused ? TrafficAudit.codes(answer.asString()) : List.of(),
                    refused ? TrafficAudit.unfilled(answer.asString()) : List.of());
            if (bodiless) {
                failWith(broken(exchange, ""), exchange, "");
                return;
            }
            TrafficBodies.ifWanted()
                    .ifPresent(bodies -> bodies.add(new TrafficBodies.Exchange(
                            exchange.method(),
                            records.template(asked.getRawPath()),
                            answer.statusCode(),
                            exchange.requestType(),
                            exchange.requestBody(),
                            answer.contentType(),
                            textOf(answer))));
            var seen = new TrafficAudit.Seen(
                    exchange.method() + " " + asked,
                    answer.statusCode(),
                    Optional.ofNullable(answer.contentType()).orElse(""),
                    Optional.ofNullable(answer.header("X-Trace-Id")).orElse(""),
                    textOf(answer));
            var faults = new ArrayList<>(audit.faults(seen));
            faults.addAll(broken(exchange, seen.body()));
            failWith(faults, exchange, seen.body());
        }

        private List<String> broken(Exchange exchange, String body) {
            var answer = exchange.response();
            var operation =
                    exchange.method() + " " + records.template(exchange.uri().getRawPath());
            return promised.map(promises -> promises.faults(new PromisedAnswers.Answer(
                            operation,
                            answer.statusCode(),
                            answer::header,
                            answer.asByteArray().length == 0,
                            PromisedAnswers.json(body))))
                    .orElse(List.of());
        }

        private static void failWith(List<String> faults, Exchange exchange, String body) {
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s was answered %d: %s%n%s"
                        .formatted(
                                exchange.method(),
                                exchange.uri(),
                                exchange.response().statusCode(),
                                String.join("; ", faults),
                                body.substring(0, Math.min(TOLD_AT_MOST, body.length()))));
            }
        }

        /** Skips files, which may be large and are not text. */
        private static String textOf(Response answer) {
            var type = Optional.ofNullable(answer.contentType()).orElse("");
            return type.contains("json") || TrafficAudit.isRefusal(answer.statusCode()) ? answer.asString() : "";
        }
    }
}
