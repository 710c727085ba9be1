package cn.icpfiling.filing.intake;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

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

    public void unknown(String order, int submission) {
        arrive(order, """
                {"orderId": "%s", "submission": %d, "outcome": "UNKNOWN",
                 "domains": [{"domain": "x.cn", "rules": [{"rule": "D1", "result": "UNKNOWN", "code": "SOURCE_UNAVAILABLE"}]}],
                 "people": []}""".formatted(order, submission));
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
            QuarkusTransaction.requiringNew().run(handler.prepare(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
