package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a type check may be asked for, and how long its answer is good for. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class TypeCheckLimitsApiTest {

    private static final int PER_HOUR = 60;

    @Inject
    BusinessClock clock;

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void an_account_asks_sixty_times_an_hour_also_when_it_asks_at_once() throws Exception {
        var domain = Applicant.domain("ok");

        var answers =
                AtOnce.call(PER_HOUR + 4, _ -> applicant.checksType(domain).statusCode());

        assertThat(answers).containsOnly(201, 429);
        assertThat(answers).filteredOn(status -> status == 201).hasSize(PER_HOUR);
        var refused = applicant.checksType(domain).then().statusCode(429).body("code", is("TOO_MANY_REQUESTS"));
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(3000, 3600);
        new Applicant().checksType(domain).then().statusCode(201);

        sql.update(
                "UPDATE account_limits SET since = since - INTERVAL 1 HOUR WHERE account = ? AND kind = 'TYPE_CHECK'",
                applicant.account);

        applicant.checksType(domain).then().statusCode(201);
    }

    @Test
    void what_is_refused_for_its_faults_is_not_counted() {
        var question = new HashMap<>(applicant.question(Applicant.domain("ok")));
        question.put("certificateNumber", "91110000000000000A");
        for (var turn = 0; turn <= PER_HOUR; turn++) {
            applicant
                    .call()
                    .body(question)
                    .post("/api/v1/filing-type-checks")
                    .then()
                    .statusCode(422);
        }

        applicant.checksType(Applicant.domain("ok")).then().statusCode(201);
    }

    @Test
    void an_order_is_opened_within_a_day_of_its_type_check() {
        var check = applicant.checksType(Applicant.domain("ok")).<String>path("typeCheckId");

        clock.moveTo(Duration.ofHours(25));

        applicant
                .creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("TYPE_CHECK_TOO_OLD"))
                .body("remedy.length()", greaterThan(5));
        applicant.opensOrder(Applicant.domain("ok")).then().statusCode(201);
    }
}
