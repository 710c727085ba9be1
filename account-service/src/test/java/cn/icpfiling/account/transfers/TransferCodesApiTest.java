package cn.icpfiling.account.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only the right code for this transfer and this target confirms, once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferCodesApiTest {

    private Holder source;
    private Holder target;

    @BeforeEach
    void a_holder_and_another_person_have_accounts() {
        source = Holder.withFiling();
        target = Holder.signedUp();
    }

    @AfterEach
    void nothing_was_handed_over_twice() {
        assertThat(Holder.handOvers(source.account())).hasSizeLessThan(2);
    }

    @Test
    void a_code_needs_a_target_and_tells_when_the_next_one_may_be_asked_for() {
        var id = source.opened();
        source.asksForCode(id).then().statusCode(409).body("code", equalTo("TRANSFER_TARGET_MISSING"));
        source.names(id, target.account()).then().statusCode(200);

        source.asksForCode(id)
                .then()
                .statusCode(202)
                .body("codeId", notNullValue())
                .body("expiresAt", notNullValue())
                .body("resendAt", notNullValue());
        source.asksForCode(id).then().statusCode(429).body("code", equalTo("CODE_TOO_SOON"));
    }

    @Test
    void wrong_tries_count_and_change_nothing() {
        var id = source.openedTo(target);
        var code = source.code(id);
        for (var tries = 0; tries < 5; tries++) {
            source.confirms(id, code.wrong()).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        }

        source.confirms(id, code).then().statusCode(422).body("code", equalTo("CODE_VOID"));
        source.shows(id).then().body("state", equalTo("DRAFT"));
        assertThat(Holder.handOvers(source.account())).isEmpty();
    }

    @Test
    void a_late_code_is_refused() {
        var id = source.openedTo(target);
        var code = source.code(id);
        Rows.execute("update one_time_codes set expires_at = '2020-01-01'" + Holder.is(code.id()));

        source.confirms(id, code).then().statusCode(422).body("code", equalTo("CODE_EXPIRED"));
    }

    @Test
    void a_code_for_another_target_is_wrong() {
        var id = source.openedTo(target);
        var code = source.code(id);
        var other = Holder.signedUp();
        source.names(id, other.account()).then().statusCode(200);

        source.confirms(id, code).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        source.names(id, target.account()).then().statusCode(200);
        source.confirms(id, code).then().statusCode(200).body("targetPhone", equalTo(target.masked()));
    }

    @Test
    void a_code_for_another_transfer_or_another_act_is_none() {
        var first = source.openedTo(target);
        var code = source.code(first);
        source.cancels(first).then().statusCode(200);
        var second = source.openedTo(target);
        source.confirms(second, code).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        var signIn = source.caller().code("SIGN_IN");
        source.confirms(second, signIn).then().statusCode(422).body("code", equalTo("CODE_UNKNOWN"));
        source.confirms(second, new Caller.Code(UUID.randomUUID().toString(), "000000"))
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_UNKNOWN"));

        source.caller()
                .as(Caller.serviceToken())
                .body(Map.of("purpose", "TRANSFER", "object", second, "codeId", code.id(), "code", code.digits()))
                .post("/internal/accounts/" + source.account() + "/code-redemptions")
                .then()
                .statusCode(400);
    }

    @Test
    void an_applicant_cannot_confirm_without_a_code() {
        var id = source.openedTo(target);
        for (var body : List.of(Map.of(), Map.of("customerConfirmed", true))) {
            source.request()
                    .header("If-Match", source.tag(id))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(body)
                    .post(Holder.TRANSFERS + "/" + id + "/confirmation")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_FIELD"));
        }
    }

    @Test
    void of_many_confirmations_at_once_one_confirms() throws Exception {
        var id = source.openedTo(target);
        var code = source.code(id);
        var tag = source.tag(id);

        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(Stream.generate(() -> (Callable<Integer>) () -> source.confirms(
                                            id, code, tag, UUID.randomUUID().toString())
                                    .statusCode())
                            .limit(6)
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 412).hasSize(5);
        }
    }
}
