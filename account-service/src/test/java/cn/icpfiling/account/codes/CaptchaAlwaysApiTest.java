package cn.icpfiling.account.codes;

import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a picture is wanted every time, only the owner's devices go without. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CaptchaAlwaysApiTest extends CaptchaScene {

    private static final String CODES = "/api/v1/one-time-codes";

    private final Caller owner = new Caller();

    @BeforeEach
    void always() {
        asksForPictures(CaptchaPolicy.ALWAYS);
    }

    @Test
    void the_first_code_needs_a_picture_and_a_known_device_needs_none() {
        owner.asksForCode("SIGN_UP").then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
        var id = owner.request()
                .body(Map.of("phone", owner.phone(), "purpose", "SIGN_UP", "captcha", owner.solvedPicture()))
                .post(CODES)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("codeId");
        var device = owner.opensAccount(new Caller.Code(id, owner.codeOnThePhone()))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("session.deviceToken");

        owner.request()
                .body(Map.of("phone", owner.phone(), "purpose", "SIGN_IN", "deviceToken", device))
                .post(CODES)
                .then()
                .statusCode(202);
    }
}
