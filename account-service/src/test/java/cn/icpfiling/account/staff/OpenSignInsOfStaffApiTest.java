package cn.icpfiling.account.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.passwords.QuickPasswordHash;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-in that an administrator's act overtakes gives no session. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OpenSignInsOfStaffApiTest {

    private final Caller caller = new Caller();
    private final String login = "staff-" + UUID.randomUUID();
    private JsonPath administrator;
    private JsonPath member;

    @BeforeEach
    void a_member_of_staff_is_there() {
        administrator = caller.entersAs("administrator");
        member = as().header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("login", login, "entry", Map.of("name", "张三", "roles", List.of("auditor"))))
                .post("/api/v1/staff")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void a_challenge_of_before_is_over_once_the_login_is_disabled_even_if_it_is_enabled_again() {
        var offered = challenged();

        acts("disablement");
        acts("enablement");

        isOver(offered);
    }

    @Test
    void a_challenge_of_a_disabled_login_is_over() throws SQLException {
        var offered = challenged();

        changes("update staff_logins set disabled_at = now() where login = ?");

        isOver(offered);
    }

    @Test
    void a_challenge_of_the_old_password_is_over_once_it_is_reset() {
        var offered = challenged();

        acts("password-reset");

        isOver(offered);
    }

    @Test
    void a_login_that_is_disabled_while_its_password_is_checked_gets_no_challenge() {
        isRefusedIfMeanwhile("disablement");
    }

    @Test
    void a_password_that_is_reset_while_it_is_checked_gets_no_challenge() {
        isRefusedIfMeanwhile("password-reset");
    }

    private void isRefusedIfMeanwhile(String act) {
        QuickPasswordHash.meanwhile(() -> acts(act));

        caller.signsInAs(login, member.getString("initialPassword"))
                .then()
                .statusCode(401)
                .body("code", equalTo("CREDENTIALS_WRONG"));
    }

    private JsonPath challenged() {
        return caller.signsInAs(login, member.getString("initialPassword"))
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private void isOver(JsonPath offered) {
        caller.proves(offered.getString("challengeId"), Caller.code(offered.getString("enrolment.secret"), 0))
                .then()
                .statusCode(422)
                .body("code", equalTo("CHALLENGE_OVER"));
    }

    private void acts(String act) {
        var path = "/api/v1/staff/" + member.getString("accountId");
        as().header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", as().get(path).header("ETag"))
                .post(path + "/" + act)
                .then()
                .statusCode(200);
    }

    private void changes(String sql) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(sql)) {
            update.setString(1, login);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private RequestSpecification as() {
        return caller.as(administrator.getString("accessToken"));
    }
}
