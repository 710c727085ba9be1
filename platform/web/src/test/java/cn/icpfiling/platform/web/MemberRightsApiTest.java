package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class MemberRightsApiTest {

    private static final UUID ACCOUNT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final String MEMBER = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b5";
    private static final UUID SERVICE = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b6");
    private static final UUID OTHER = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b7");
    private static final String MEMBERS = "/api/v1/for-members";

    private static RequestSpecification member(String rights) {
        return given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")
                        .claim("member", MEMBER)
                        .claim("rights", rights)));
    }

    private static RequestSpecification holder() {
        return given().auth().oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")));
    }

    private static void lacks(ValidatableResponse answer, String right) {
        answer.statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("MEMBER_RIGHT_MISSING"))
                .body("detail", containsString(right));
    }

    private static void isForbidden(ValidatableResponse answer) {
        answer.statusCode(403).body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void a_member_acts_for_the_account_with_the_right() {
        member(SERVICE + "=VIEW")
                .get(MEMBERS + "/" + SERVICE)
                .then()
                .statusCode(200)
                .body(equalTo(ACCOUNT + " " + MEMBER));
        holder().get(MEMBERS + "/" + SERVICE).then().statusCode(200).body(equalTo(ACCOUNT + " null"));
    }

    @Test
    void the_right_is_judged_by_the_service() {
        lacks(member(OTHER + "=VIEW,EDIT").get(MEMBERS + "/" + SERVICE).then(), "VIEW");
        lacks(
                member(SERVICE + "=VIEW " + OTHER + "=EDIT")
                        .contentType("application/json")
                        .body("{}")
                        .post(MEMBERS + "/" + SERVICE)
                        .then(),
                "EDIT");
        lacks(member(SERVICE + "=EDIT").get(MEMBERS).then(), "VIEW");
        member("*=EDIT").get(MEMBERS).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VIEW", "*=view", "*=", "everything=VIEW"})
    void a_claim_that_cannot_be_read_opens_nothing(String rights) {
        lacks(member(rights).get(MEMBERS + "/" + SERVICE).then(), "VIEW");
    }

    @Test
    void a_member_without_a_readable_id_is_no_holder() {
        lacks(
                given().auth()
                        .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")
                                .claim("member", 7)
                                .claim("rights", "*=VIEW")))
                        .get(MEMBERS)
                        .then(),
                "VIEW");
    }

    @Test
    void an_operation_that_names_no_right_is_closed_to_members_and_open_to_the_holder() {
        isForbidden(member("*=VIEW,EDIT,SUBMIT,END").get(MEMBERS + "/forgotten").then());
        holder().get(MEMBERS + "/forgotten").then().statusCode(200);
    }

    @Test
    void in_an_open_operation_a_member_is_nobody() {
        isForbidden(member("*=VIEW,EDIT,SUBMIT,END").get(MEMBERS + "/open").then());
        given().get(MEMBERS + "/open").then().statusCode(200).body(equalTo("nobody"));
        holder().get(MEMBERS + "/open").then().statusCode(200).body(equalTo(ACCOUNT.toString()));
    }

    @Test
    void the_right_comes_before_the_form() {
        lacks(
                member("*=VIEW")
                        .contentType("application/json")
                        .body("{")
                        .post(MEMBERS + "/" + SERVICE)
                        .then(),
                "EDIT");
        lacks(
                member("*=VIEW")
                        .contentType("text/plain")
                        .body("thing")
                        .post(MEMBERS + "/" + SERVICE)
                        .then(),
                "EDIT");
    }
}
