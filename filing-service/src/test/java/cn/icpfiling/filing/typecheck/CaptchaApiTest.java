package cn.icpfiling.filing.typecheck;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.PictureSolver;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person at a browser solves a picture before the type check; programs do not have to. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class CaptchaApiTest {

    @Inject
    BusinessClock clock;

    private final Applicant applicant = new Applicant();

    @Test
    void a_browser_brings_a_solved_picture_and_other_clients_need_none() {
        asks(null).then().statusCode(422).body("code", is("CAPTCHA_REQUIRED"));

        var picture = Picture.drawnFor(applicant.account);
        asks(picture.answered(0)).then().statusCode(201).body("type", is("FIRST_FILING"));

        applicant.checksType(Applicant.domain("ok")).then().statusCode(201);
    }

    @Test
    void a_wrong_answer_is_refused_and_spends_the_picture() {
        var picture = Picture.drawnFor(applicant.account);

        refused(picture.answered(5));
        refused(picture.answered(0));
    }

    @Test
    void a_picture_opens_one_check_and_no_second() {
        var picture = Picture.drawnFor(applicant.account);
        asks(picture.answered(-4)).then().statusCode(201);

        refused(picture.answered(0));
    }

    @Test
    void of_two_that_use_one_picture_at_once_one_gets_through() throws Exception {
        var answer = Picture.drawnFor(applicant.account).answered(0);

        var codes = AtOnce.call(6, _ -> asks(answer).statusCode());

        assertThat(codes)
                .containsOnlyOnce(201)
                .allSatisfy(code -> assertThat(code).isIn(201, 422));
    }

    @Test
    void a_new_picture_takes_the_place_of_the_one_before() {
        var before = Picture.drawnFor(applicant.account);
        var after = Picture.drawnFor(applicant.account);

        refused(before.answered(0));
        asks(after.answered(0)).then().statusCode(201);
    }

    @Test
    void a_picture_solved_by_another_account_opens_nothing_and_stays_its_owners() {
        var owner = new Applicant();
        var picture = Picture.drawnFor(owner.account);

        refused(picture.answered(0));
        asks(owner, picture.answered(0)).then().statusCode(201);
    }

    @Test
    void a_slip_in_the_form_costs_no_picture() {
        var picture = Picture.drawnFor(applicant.account);
        var spoilt = applicant.certificateNumber;
        applicant.certificateNumber = "91350100M000100Y44";
        asks(picture.answered(0)).then().statusCode(422).body("code", is("RULES_BROKEN"));

        applicant.certificateNumber = spoilt;
        asks(picture.answered(0)).then().statusCode(201);
    }

    @Test
    void who_brings_an_answer_is_held_to_it_whatever_the_client() {
        var question = new HashMap<>(applicant.question(Applicant.domain("ok")));
        question.put("captcha", Map.of("captchaId", UUID.randomUUID(), "x", 1));

        applicant
                .call()
                .body(question)
                .post("/api/v1/filing-type-checks")
                .then()
                .statusCode(422)
                .body("code", is("CAPTCHA_NOT_SOLVED"));
    }

    @Test
    void an_account_gets_thirty_pictures_an_hour_however_many_it_asks_for_at_once() throws Exception {
        var answers = AtOnce.call(36, _ -> browser(applicant.account).post("/api/v1/captchas"));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(30);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .hasSize(6)
                .allSatisfy(answer -> {
                    answer.then().statusCode(429).body("code", is("TOO_MANY_REQUESTS"));
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3500, 3600);
                });
        browser(new Applicant().account).post("/api/v1/captchas").then().statusCode(201);
    }

    @Test
    void no_test_clock_gives_more_pictures() throws Exception {
        AtOnce.call(30, _ -> browser(applicant.account).post("/api/v1/captchas").statusCode());
        clock.moveTo(Duration.ofDays(1));

        browser(applicant.account).post("/api/v1/captchas").then().statusCode(429);
    }

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void pictures_are_for_applicants() {
        given().contentType(ContentType.JSON).post("/api/v1/captchas").then().statusCode(401);
        Applicant.reviewer().post("/api/v1/captchas").then().statusCode(403);
    }

    private void refused(Map<String, Object> answer) {
        asks(answer).then().statusCode(422).body("code", is("CAPTCHA_NOT_SOLVED"));
    }

    private Response asks(Map<String, Object> answer) {
        return asks(applicant, answer);
    }

    private static Response asks(Applicant who, Map<String, Object> answer) {
        var question = new HashMap<>(who.question(Applicant.domain("ok")));
        if (answer != null) {
            question.put("captcha", answer);
        }
        return browser(who.account).body(question).post("/api/v1/filing-type-checks");
    }

    private static RequestSpecification browser(UUID account) {
        var token = TestTokens.token("icp-api", account.toString(), "browser", Roles.APPLICANT);
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    /** A picture and where its gap was seen. */
    private record Picture(String id, int gap) {

        static Picture drawnFor(UUID account) {
            var answer = browser(account)
                    .post("/api/v1/captchas")
                    .then()
                    .statusCode(201)
                    .extract();
            return new Picture(
                    answer.path("captchaId"),
                    PictureSolver.gap(
                            answer.<String>path("background"),
                            answer.<String>path("piece"),
                            answer.<Integer>path("y")));
        }

        Map<String, Object> answered(int beside) {
            return Map.of("captchaId", id, "x", gap + beside);
        }
    }
}
