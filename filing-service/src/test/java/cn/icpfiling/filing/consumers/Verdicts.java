package cn.icpfiling.filing.consumers;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Verdicts as verification-service's events bring them. */
@ApplicationScoped
public class Verdicts {

    private final VerdictHandler handler;
    private final Clock clock;

    Verdicts(VerdictHandler handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
    }

    public void passed(String order, int submission) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "PASSED", "domains": [], "people": [], "later": 1}""".formatted(order, submission));
    }

    public void brokenBecauseExpired(String order, int submission) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "BROKEN",
                 "domains": [{"domain": "x.cn", "rules": [{"rule": "D4", "result": "BROKEN", "code": "DOMAIN_EXPIRED"},
                                                            {"rule": "D1", "result": "UNKNOWN", "code": "SOURCE_UNAVAILABLE"}]}],
                 "people": [{"part": "SERVICE_PRINCIPAL", "result": "BROKEN", "code": "IDENTITY_MISMATCH"}]}""".formatted(order, submission));
    }

    /** A struck-off company whose principal's mobile is somebody else's. */
    public void brokenBecauseOfTheCompany(String order, int submission) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "BROKEN", "domains": [],
                 "people": [{"part": "SUBJECT_PRINCIPAL", "result": "HOLDS"}],
                 "phones": [{"part": "SUBJECT_PRINCIPAL", "result": "BROKEN", "code": "PHONE_MISMATCH"}],
                 "organisation": {"result": "BROKEN", "code": "SPONSOR_NAME.CERT_CANCELLED"}}""".formatted(order, submission));
    }

    public void unknown(String order, int submission) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "UNKNOWN",
                 "domains": [{"domain": "x.cn", "rules": [{"rule": "D1", "result": "UNKNOWN", "code": "SOURCE_UNAVAILABLE"}]}],
                 "people": []}""".formatted(order, submission));
    }

    /** The looks are used up: these rules of the first domain stay unknown. */
    public void unknownForGood(String order, int submission, String... rules) {
        arrive(
                order,
                verdict(
                        order,
                        submission,
                        "UNKNOWN",
                        Stream.of(rules).map(rule -> rule(rule, "UNKNOWN", "SOURCE_UNAVAILABLE"))));
    }

    /** The looks are used up, and the authority's record could not be asked before that day. */
    public void notSyncedBefore(String order, int submission, String day) {
        arrive(order, verdict(order, submission, "UNKNOWN", Stream.of("""
                {"rule": "D3", "result": "UNKNOWN", "code": "REAL_NAME_NOT_SYNCED", "retryOn": "%s"}""".formatted(day))));
    }

    /** The registrant is another, and these rules are unknown. */
    public void anotherRegistrant(String order, int submission, String... unknown) {
        arrive(
                order,
                verdict(
                        order,
                        submission,
                        "BROKEN",
                        Stream.concat(
                                Stream.of(rule("D1", "BROKEN", "REGISTRANT_MISMATCH")),
                                Stream.of(unknown).map(rule -> rule(rule, "UNKNOWN", "SOURCE_UNAVAILABLE")))));
    }

    public void anotherRegistrantOfAnExpiredDomain(String order, int submission) {
        arrive(
                order,
                verdict(
                        order,
                        submission,
                        "BROKEN",
                        Stream.of(
                                rule("D1", "BROKEN", "REGISTRANT_MISMATCH"), rule("D4", "BROKEN", "DOMAIN_EXPIRED"))));
    }

    public void personUnknownForGood(String order, int submission, String part) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "UNKNOWN", "finalRound": true, "domains": [],
                 "people": [{"part": "%s", "result": "UNKNOWN", "code": "SOURCE_UNAVAILABLE"}]}""".formatted(order, submission, part));
    }

    private static String verdict(String order, int submission, String outcome, Stream<String> rules) {
        return """
                {"orderId": "%s", "submission": %d, "outcome": "%s", "finalRound": true,
                 "domains": [{"domain": "x.cn", "rules": [%s]}], "people": []}""".formatted(order, submission, outcome, rules.collect(Collectors.joining(", ")));
    }

    private static String rule(String rule, String result, String code) {
        return """
                {"rule": "%s", "result": "%s", "code": "%s"}""".formatted(rule, result, code);
    }

    private void arrive(String order, String data) {
        try {
            var event = new IncomingEvent(
                    Ids.next(),
                    "verification.order.judged",
                    "/verification-service",
                    UUID.fromString(order),
                    1,
                    clock.instant(),
                    new ObjectMapper().readTree(data));
            UnitOfWork.run(handler.prepare(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
