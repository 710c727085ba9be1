package cn.icpfiling.sandbox.authority;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.sandbox.SandboxStack;
import cn.icpfiling.sandbox.store.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SandboxStack.class)
class TypeCodesApiTest {

    @TestHTTPResource("")
    String base;

    @Inject
    TypeCodes typeCodes;

    @Inject
    AuthoritysTurn turn;

    @Inject
    Sql sql;

    /** All orders of a bulk may have the same principal, whose page asks for the phone alone. */
    @Test
    void the_oldest_of_many_codes_of_one_phone_is_found_by_its_digits() {
        var provider = new Provider(base.replaceAll("/$", ""));
        var oldest = AFiling.of();
        assertThat(provider.upload(provider.next(), oldest.xml()).code()).isZero();
        provider.waitFor(oldest, "DXHY", 1);
        var code = SmsPage.code(oldest.phone);
        for (var other = 0; other < 25; other++) {
            sql.update("""
                    INSERT INTO authority_sms_codes (order_id, phone, name, last_six, code, deadline, wrong_tries, state)
                    SELECT order_id, phone, name, last_six, ?, deadline, 0, state FROM authority_sms_codes
                    WHERE phone = ? AND code = ?""", "x" + other, "+86" + oldest.phone, code);
        }

        given().contentType("application/json")
                .body(Map.of("phone", oldest.phone, "code", code, "lastSix", oldest.lastSix()))
                .post("/authority/sms-verifications")
                .then()
                .statusCode(200)
                .body("orderReference", equalTo(oldest.baxh))
                .body("open", equalTo(25));
    }

    @Test
    void a_patient_review_ends_at_once_with_its_decision_or_with_a_refusal() {
        var provider = new Provider(base.replaceAll("/$", ""));
        var decided = AFiling.of();
        var takenBack = AFiling.of();
        for (var filing : List.of(decided, takenBack)) {
            var patient = filing.domain("patient-999-" + filing.domain);
            assertThat(provider.upload(provider.next(), patient.xml()).code()).isZero();
            provider.waitFor(filing, "DXHY", 1);
            assertThat(typeCodes.allOf(filing.baxh)).hasSize(1);
            provider.waitFor(filing, "DXHY", 2);
        }

        assertThat(turn.decidesNow(decided.baxh)).isTrue();
        assertThat(turn.decidesNow(decided.baxh)).isFalse();
        turn.ends(takenBack.baxh);

        assertThat(provider.waitFor(decided, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
        assertThat(provider.waitFor(takenBack, "BAJG", 1).getFirst().value("Jg"))
                .isEqualTo("1");
    }

    @Test
    void codes_of_an_order_that_is_taken_back_expire() {
        var provider = new Provider(base.replaceAll("/$", ""));
        var filing = AFiling.of();
        assertThat(provider.upload(provider.next(), filing.xml()).code()).isZero();
        provider.waitFor(filing, "DXHY", 1);

        turn.ends(filing.baxh);

        provider.waitFor(filing, "DXHY", 2);
        assertThat(typeCodes.allOf(filing.baxh)).isEmpty();
    }

    @Test
    void all_codes_of_one_order_are_typed_and_those_of_another_stay_open() {
        var provider = new Provider(base.replaceAll("/$", ""));
        var played = AFiling.of();
        var other = AFiling.of();
        assertThat(provider.upload(provider.next(), played.xml()).code()).isZero();
        assertThat(provider.upload(provider.next(), other.xml()).code()).isZero();
        provider.waitFor(played, "DXHY", 1);
        provider.waitFor(other, "DXHY", 1);

        assertThat(typeCodes.allOf(played.baxh)).singleElement().asString().contains("****");

        assertThat(provider.waitFor(played, "BAJG", 1).getFirst().value("Jg")).isEqualTo("0");
        assertThat(typeCodes.allOf(played.baxh)).isEmpty();
        assertThat(SmsPage.messages(other.phone)).hasSize(1);
        assertThat(typeCodes.allOf(other.baxh)).hasSize(1);
    }
}
