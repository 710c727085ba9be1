package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.web.BusinessClock;
import jakarta.inject.Inject;
import java.time.Duration;
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
}
