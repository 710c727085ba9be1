package cn.icpfiling.account.phonechanges;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.LostPhoneCases;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An owner who keeps the phone, and lost the authenticator with its recovery codes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class LostAppCasesApiTest {

    private static final String FACTOR = "/api/v1/accounts/me/second-factor";
    private static final SupportDesk DESK = new SupportDesk();

    private final Caller owner = new Caller();

    @Inject
    BusinessClock clock;

    @Inject
    ChangeLostPhones changes;

    @AfterEach
    void the_clock_is_right_again() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_lost_app_is_removed_after_the_waiting_period_and_the_code_to_the_phone_signs_in_again() {
        var signedUp = owner.signedUp();
        var account = signedUp.getString("account.accountId");
        enrols(signedUp.getString("session.accessToken"));
        owner.signsIn(owner.code("SIGN_IN")).then().statusCode(202);

        var opened = LostPhoneCases.handedIn(owner, owner.phone());
        var id = opened.getString("caseId");
        DESK.grants(id);
        owner.as(signedUp.getString("session.accessToken"))
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(200);
        clock.moveTo(Duration.ofHours(72).plusMinutes(1));
        changes.runDue();

        owner.request()
                .header("Case-Secret", opened.getString("secret"))
                .get(LostPhoneCases.CASES + "/" + id)
                .then()
                .body("state", equalTo("DONE"));
        owner.refreshes(signedUp.getString("session.refreshToken")).then().statusCode(401);
        Caller.forgetsWaits();
        owner.signsIn(owner.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .body("account.accountId", equalTo(account))
                .body("account.secondFactorAt", nullValue());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> owner.texts().stream().anyMatch(text -> text.contains("已停用身份验证器")));
    }

    private void enrols(String token) {
        var offer =
                owner.as(token).post(FACTOR).then().statusCode(201).extract().jsonPath();
        owner.as(token)
                .body(Map.of(
                        "challengeId", offer.getString("challengeId"),
                        "code", Caller.code(offer.getString("enrolment.secret"), 0)))
                .post(FACTOR + "/confirmation")
                .then()
                .statusCode(200);
    }
}
