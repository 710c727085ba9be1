package cn.icpfiling.account.codes;

import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a picture is wanted every time, only the owner's devices go without. */
@QuarkusTest
@TestProfile(WhenBesieged.class)
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class CaptchaAlwaysApiTest {

    private static final String CODES = "/api/v1/one-time-codes";

    private final Caller owner = new Caller();

    @Inject
    CodeQuotas asStarted;

    @Inject
    Limits limits;

    @Inject
    CallerAddress address;

    @Inject
    Phones phones;

    @Inject
    KeyedHash hash;

    /** The service as if it had been started so; a start of its own would take longer than all that is asked of it here. */
    @BeforeEach
    void always() {
        var always = ConfigProvider.getConfig()
                .getConverter(CaptchaPolicy.class)
                .orElseThrow()
                .convert("always");
        QuarkusMock.installMockForInstance(new CodeQuotas(limits, address, phones, hash, always, 20), asStarted);
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
