package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class TestClockApiTest {

    @Inject
    BusinessClock clock;

    @Inject
    Clock trade;

    @Inject
    @MachineClock
    Clock machine;

    @Inject
    JobsThatRan jobs;

    @AfterEach
    void back_to_now() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void moving_the_clock_moves_the_trade_alone_and_runs_what_is_due_before_it_answers() {
        move("{\"offset\":\"PT240H\"}").statusCode(204);

        assertThat(Duration.between(machine.instant(), trade.instant()))
                .isBetween(Duration.ofHours(239), Duration.ofHours(241));
        assertThat(jobs.ranAt.get()).isAfter(machine.instant().plus(9, ChronoUnit.DAYS));
    }

    @Test
    void an_offset_that_is_none_moves_nothing() {
        move("{\"offset\":\"tomorrow\"}").statusCode(400).body("errors.pointer", contains("/offset"));
        move("{}").statusCode(400).body("errors.pointer", contains("/offset"));
        assertThat(clock.offset()).isZero();
    }

    @Test
    void instants_are_cut_to_microseconds() {
        assertThat(trade.instant().getNano() % 1000).isZero();
    }

    private static io.restassured.response.ValidatableResponse move(String body) {
        return given().auth()
                .oauth2(TestKeys.signed(TestKeys.internal("sandbox")))
                .contentType("application/json")
                .body(body)
                .post("/internal/clock")
                .then();
    }
}
