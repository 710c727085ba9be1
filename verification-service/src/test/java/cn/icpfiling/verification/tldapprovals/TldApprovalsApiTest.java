package cn.icpfiling.verification.tldapprovals;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class TldApprovalsApiTest {

    @Inject
    DomainVerificationRepository verifications;

    @ParameterizedTest
    @CsvSource({"www.ok-example.cn,cn,HOLDS", "ok-example.org,org,BROKEN", "例子.中国,xn--fiqs8s,HOLDS"})
    void the_list_alone_answers(String domain, String tld, String result) {
        ask(domain)
                .statusCode(200)
                .body("domain", is(domain))
                .body("tld", is(tld))
                .body("result", is(result));
    }

    @ParameterizedTest
    @CsvSource({
        "ok-example.xyz,2019-08-20,BROKEN,TLD_NOT_APPROVED", "ok-example.xyz,2022-08-30,HOLDS,",
        "ok-example.tv,2019-08-20,BROKEN,TLD_NOT_APPROVED", "ok-example.tv,2022-08-30,HOLDS,",
        "ok-example.zip,2019-08-20,BROKEN,TLD_NOT_APPROVED", "ok-example.zip,2026-11-24,UNKNOWN,TLD_NOT_LISTED"
    })
    void the_list_of_2019_is_complete_and_that_of_today_is_not(String domain, String day, String result, String code) {
        as(day).queryParam("domain", domain)
                .get("/internal/tld-approvals")
                .then()
                .statusCode(200)
                .body("result", is(result))
                .body("code", is(code));
    }

    @Test
    void nobody_outside_is_asked_and_nothing_is_kept() {
        var before = kept();

        // a registry that is down answers nothing to this one
        ask("rdapdown-example.com").statusCode(200).body("result", is("HOLDS"));

        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void the_day_decides_which_list() {
        as("2026-11-24").get("/internal/tld-approvals?domain=ok.cn").then().body("on", is("2026-11-24"));
    }

    @Test
    void what_is_no_domain_is_refused_and_so_is_a_stranger() {
        ask("com.cn").statusCode(400).body("errors.pointer", contains("/query/domain"));
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .get("/internal/tld-approvals")
                .then()
                .statusCode(400);
        given().get("/internal/tld-approvals?domain=ok.cn").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.bearer(UUID.randomUUID(), "applicant"))
                .get("/internal/tld-approvals?domain=ok.cn")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse ask(String domain) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .queryParam("domain", domain)
                .get("/internal/tld-approvals")
                .then();
    }

    private static RequestSpecification as(String day) {
        return given().auth().oauth2(TestTokens.internal("filing-service")).queryParam("on", day);
    }

    private long kept() {
        return UnitOfWork.in(verifications::count);
    }
}
