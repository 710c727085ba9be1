package cn.icpfiling.filing.drafting;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** inspection-service opens no shell-site finding while an order of the subject is with the authority. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OpenOrdersApiTest extends ChangesScene {

    @Test
    void an_order_is_with_the_authority_from_its_upload_to_its_grant() {
        isWithAuthority(subject, false);
        var order = changes("services", service).then().extract().<String>path("orderId");
        holder.entersService(order, entry("示例科技新官网", List.of(one, other)))
                .then()
                .statusCode(200);
        handsIn(order);
        holder.submits(order).then().statusCode(200);
        isWithAuthority(subject, false);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        isWithAuthority(subject, true);
        authority.verifySms(order);
        isWithAuthority(subject, true);
        authority.grant(order, number, number + "-1");
        isWithAuthority(subject, false);
    }

    @Test
    void a_subject_that_is_not_filed_here_has_no_order() {
        isWithAuthority(Ids.next().toString(), false);
        holder.call()
                .get("/internal/subjects/" + subject + "/open-orders")
                .then()
                .statusCode(401);
    }

    private static void isWithAuthority(String subject, boolean expected) {
        given().auth()
                .oauth2(TestTokens.internal("inspection-service"))
                .get("/internal/subjects/" + subject + "/open-orders")
                .then()
                .statusCode(200)
                .body("withAuthority", is(expected));
    }
}
