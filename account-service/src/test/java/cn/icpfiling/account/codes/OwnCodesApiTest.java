package cn.icpfiling.account.codes;

import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Codes for single acts of a signed-in user, redeemed by the service that performs the act. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnCodesApiTest {

    private final Caller owner = new Caller();
    private final String service = UUID.randomUUID().toString();

    @Test
    void it_goes_to_the_bound_phone_and_is_good_once_for_this_account_and_this_thing() {
        var opened = owner.signedUp();
        var account = opened.getString("account.accountId");
        var token = opened.getString("session.accessToken");
        var code = code(token);

        redeems(UUID.randomUUID().toString(), service, code)
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_WRONG"));
        redeems(account, UUID.randomUUID().toString(), code)
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_WRONG"));
        redeems(account, service, code).then().statusCode(204);
        redeems(account, service, code).then().statusCode(422).body("code", equalTo("CODE_USED"));
        asks(token).then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));
    }

    @Test
    void a_repeat_of_the_act_that_used_it_up_is_told_that_it_was_right_and_another_act_is_not() {
        var opened = owner.signedUp();
        var account = opened.getString("account.accountId");
        var code = code(opened.getString("session.accessToken"));
        var act = UUID.randomUUID().toString();

        redeems(account, service, code, act).then().statusCode(204);
        redeems(account, service, code, act).then().statusCode(204);
        redeems(account, service, code, UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_USED"));
        redeems(account, service, code).then().statusCode(422).body("code", equalTo("CODE_USED"));
        redeems(account, service, code.wrong(), act).then().statusCode(422).body("code", equalTo("CODE_USED"));
    }

    @Test
    void after_five_wrong_tries_the_right_one_is_none() {
        var opened = owner.signedUp();
        var account = opened.getString("account.accountId");
        var code = code(opened.getString("session.accessToken"));
        for (var tries = 0; tries < 5; tries++) {
            redeems(account, service, code.wrong()).then().statusCode(422);
        }

        redeems(account, service, code).then().statusCode(422).body("code", equalTo("CODE_VOID"));
    }

    @Test
    void a_code_to_sign_in_with_is_none_for_an_act_and_strangers_get_none() {
        var opened = owner.signedUp();
        var signIn = owner.code("SIGN_IN");

        redeems(opened.getString("account.accountId"), service, signIn)
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_UNKNOWN"));
        owner.request()
                .body(Map.of("purpose", "CANCEL_ACCESS", "object", service))
                .post("/api/v1/one-time-codes/own")
                .then()
                .statusCode(401);
        owner.as(opened.getString("session.accessToken"))
                .body(Map.of())
                .post("/internal/accounts/" + service + "/code-redemptions")
                .then()
                .statusCode(401);
    }

    private Response asks(String token) {
        return owner.as(token)
                .body(Map.of("purpose", "CANCEL_ACCESS", "object", service))
                .post("/api/v1/one-time-codes/own");
    }

    private Caller.Code code(String token) {
        return owner.codeSentBy(() -> asks(token));
    }

    private Response redeems(String account, String object, Caller.Code code) {
        return redeems(
                account,
                Map.of("purpose", "CANCEL_ACCESS", "object", object, "codeId", code.id(), "code", code.digits()));
    }

    private Response redeems(String account, String object, Caller.Code code, String act) {
        return redeems(
                account,
                Map.of(
                        "purpose",
                        "CANCEL_ACCESS",
                        "object",
                        object,
                        "codeId",
                        code.id(),
                        "code",
                        code.digits(),
                        "redemptionId",
                        act));
    }

    private Response redeems(String account, Map<String, Object> redemption) {
        return owner.as(Caller.serviceToken())
                .body(redemption)
                .post("/internal/accounts/" + account + "/code-redemptions");
    }
}
