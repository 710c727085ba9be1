package cn.icpfiling.account.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.passwords.QuickPasswordHash;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
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
    private TwoAdministrators administrators;
    private String member;
    private String password;

    @BeforeEach
    void a_member_of_staff_is_there() {
        administrators = new TwoAdministrators();
        var added = administrators
                .adds(login, "张三", List.of("auditor"), null)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        member = added.getString("accountId");
        password = administrators.lets(added);
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

        resetsPassword();

        isOver(offered);
    }

    @Test
    void a_login_that_is_disabled_while_its_password_is_checked_gets_no_challenge() {
        isRefusedIfMeanwhile(() -> acts("disablement"));
    }

    @Test
    void a_password_that_is_reset_while_it_is_checked_gets_no_challenge() {
        isRefusedIfMeanwhile(this::resetsPassword);
    }

    private void isRefusedIfMeanwhile(Runnable act) {
        QuickPasswordHash.meanwhile(act);

        caller.signsInAs(login, password).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
    }

    private JsonPath challenged() {
        return caller.signsInAs(login, password)
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

    private void resetsPassword() {
        var _ = administrators.both(member, "password-reset");
    }

    private void acts(String act) {
        administrators.acts(member, act).then().statusCode(200);
    }

    private void changes(String sql) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement(sql)) {
            update.setString(1, login);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
