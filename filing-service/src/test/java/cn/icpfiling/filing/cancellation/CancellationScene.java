package cn.icpfiling.filing.cancellation;

import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.StatusAuthority;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** What the tests of cancelled accesses share: a filing on record and the calls that end its access. */
abstract class CancellationScene {

    static final TestTopic RECORDS = new TestTopic("icp.filing.record.v1");

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    BusinessClock clock;

    final String number = "京ICP备2033%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    final String domain = Applicant.domain("ok");

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    String files(Applicant holder, String name) {
        var order = holder.submitsDraft(name);
        approved(order);
        authority.grant(order, number, number + "-1");
        return holder.call().get("/api/v1/services").path("items[0].serviceId");
    }

    void approved(String order) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
    }

    static String subjectOf(Applicant holder) {
        return holder.call().get("/api/v1/subjects").path("items[0].subjectId");
    }

    static Response impact(Applicant caller, String service) {
        return caller.call().queryParam("act", "CANCEL_ACCESS").get("/api/v1/services/" + service + "/impact");
    }

    static String token(Applicant holder, String service) {
        return impact(holder, service).then().statusCode(200).extract().path("impactToken");
    }

    static Map<String, Object> proof(String token) {
        return Map.of(
                "impactToken",
                token,
                "codeId",
                Ids.next().toString(),
                "code",
                "123456",
                "filingPassword",
                StatusAuthority.RIGHT_PASSWORD);
    }

    static Map<String, Object> with(String field, Object value, Map<String, Object> proof) {
        var changed = new HashMap<>(proof);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> without(String field, Map<String, Object> proof) {
        var changed = new HashMap<>(proof);
        changed.remove(field);
        return changed;
    }

    static Response cancels(Applicant holder, String service, String key, Map<String, Object> proof) {
        return holder.call()
                .header("Idempotency-Key", key)
                .body(proof)
                .post("/api/v1/services/" + service + "/access-cancellation");
    }

    static void refused(Applicant holder, String service, Map<String, Object> proof, int status, String code) {
        cancels(holder, service, Applicant.freshKey(), proof)
                .then()
                .statusCode(status)
                .body("code", is(code));
    }
}
