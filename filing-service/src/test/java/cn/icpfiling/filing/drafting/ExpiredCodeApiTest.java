package cn.icpfiling.filing.drafting;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What an applicant can do after no principal typed the authority's code. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ExpiredCodeApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @Test
    void a_wrong_mobile_is_corrected_after_a_withdrawal_and_the_filing_is_granted() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        isApprovedAndUploaded(order, 1);
        authority.failSms(order);
        applicant
                .shows(order)
                .then()
                .body("state", is("SMS_EXPIRED"))
                .body("allowedActs", containsInAnyOrder("RESUBMIT", "WITHDRAW", "ABANDON"));
        entersAnotherMobile(order, 409);

        applicant
                .acts(order)
                .post("/api/v1/orders/" + order + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"));
        entersAnotherMobile(order, 200);
        applicant
                .submits(order)
                .then()
                .statusCode(200)
                .body("state", is("PROVIDER_REVIEW"))
                .body("submission", is(2));

        Applicant.decides(order, Map.of("decision", "APPROVE"))
                .then()
                .statusCode(409)
                .body("code", is("VERDICT_OUTSTANDING"));
        isApprovedAndUploaded(order, 2);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body(
                        "items.act",
                        contains(
                                "DRAFT",
                                "SUBMIT",
                                "APPROVE",
                                "UPLOAD",
                                "SMS_FAILED",
                                "WITHDRAW",
                                "SUBMIT",
                                "APPROVE",
                                "UPLOAD",
                                "SMS_VERIFIED",
                                "GRANT"));
    }

    private void isApprovedAndUploaded(String order, int submission) {
        verdicts.passed(order, submission);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
    }

    private void entersAnotherMobile(String order, int status) {
        var subject = new HashMap<>(Applicant.subject());
        var principal = new HashMap<>(Applicant.person("张三", "11010519491231002X"));
        principal.put("mobile", "13900139000");
        subject.put("principal", principal);
        applicant.entersSubject(order, subject).then().statusCode(status);
    }
}
