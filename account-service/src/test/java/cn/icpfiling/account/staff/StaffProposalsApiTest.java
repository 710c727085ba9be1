package cn.icpfiling.account.staff;

import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What makes a person of the staff, or gives one more rights, needs two administrators. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class StaffProposalsApiTest {

    private final Caller caller = new Caller();
    private final String login = "staff-" + UUID.randomUUID();
    private TwoAdministrators both;

    @Inject
    ExpireStaffProposals expiry;

    @Inject
    PasswordHash passwords;

    @BeforeEach
    void two_administrators_are_there() {
        both = new TwoAdministrators();
    }

    @Test
    void a_login_lets_nobody_in_before_another_administrator_confirms_it_and_neither_of_the_two_alone() {
        var added = adds("support");
        var id = added.getString("accountId");
        var half = added.getString("initialPassword");
        assertThat(added.getString("proposal.kind")).isEqualTo("LOGIN");
        assertThat(added.getString("proposal.madeBy")).isEqualTo(both.accountOfFirst());
        isWrong(half);

        both.acts(id, "confirmation").then().statusCode(409).body("code", equalTo("STAFF_SECOND_PERSON_NEEDED"));
        isWrong(half);
        both.acts(both.second(), id, "confirmation", "*")
                .then()
                .statusCode(428)
                .body("code", equalTo("PRECONDITION_REQUIRED"));
        var other = both.acts(both.second(), id, "confirmation")
                .then()
                .statusCode(200)
                .body("proposal", nullValue())
                .extract()
                .<String>path("initialPassword");

        isWrong(half);
        isWrong(other);
        assertThat(both.enrols(login, half + other).getList("account.roles")).containsExactly("support");
        assertThat(Audited.acts(id)).containsSubsequence("STAFF.ADD", "STAFF.CONFIRM");
        both.acts(both.second(), id, "confirmation")
                .then()
                .statusCode(409)
                .body("code", equalTo("STAFF_PROPOSAL_MISSING"));
    }

    @Test
    void a_password_that_is_reset_changes_nothing_before_it_is_confirmed_and_ends_the_sessions_then() {
        var added = adds("auditor");
        var id = added.getString("accountId");
        var password = both.lets(added);
        var entered = both.enrols(login, password);

        var half = both.acts(id, "password-reset")
                .then()
                .statusCode(200)
                .body("proposal.kind", equalTo("PASSWORD"))
                .extract()
                .<String>path("initialPassword");
        caller.signsInAs(login, password).then().statusCode(202);
        var refreshed = caller.refreshes(entered.getString("refreshToken"))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("refreshToken");
        both.acts(id, "second-factor-reset").then().statusCode(409).body("code", equalTo("STAFF_PROPOSAL_OPEN"));
        both.acts(id, "confirmation").then().statusCode(409);
        var other = both.confirms(id).getString("initialPassword");

        isWrong(password);
        caller.signsInAs(login, half + other).then().statusCode(202);
        caller.refreshes(refreshed).then().statusCode(401);
    }

    @Test
    void a_second_factor_that_is_reset_is_good_until_it_is_confirmed_and_the_old_password_enrols_none() {
        var added = adds("auditor");
        var id = added.getString("accountId");
        var password = both.lets(added);
        var entered = both.enrols(login, password);

        var half = both.acts(id, "second-factor-reset")
                .then()
                .statusCode(200)
                .body("proposal.kind", equalTo("SECOND_FACTOR"))
                .body("enrolledAt", notNullValue())
                .extract()
                .<String>path("initialPassword");
        caller.signsInAs(login, password).then().statusCode(202).body("enrolment", nullValue());
        both.acts(id, "confirmation").then().statusCode(409);
        var confirmed = both.confirms(id);
        assertThat(confirmed.getString("enrolledAt")).isNull();
        assertThat(Audited.acts(id)).containsSubsequence("STAFF.PROPOSE", "SECOND_FACTOR.RESET", "STAFF.CONFIRM");

        isWrong(password);
        caller.signsInAs(login, half + confirmed.getString("initialPassword"))
                .then()
                .statusCode(202)
                .body("enrolment", notNullValue());
        caller.refreshes(entered.getString("refreshToken")).then().statusCode(401);
    }

    @Test
    void a_right_is_taken_away_by_one_and_given_by_two() {
        var added = adds("support");
        var id = added.getString("accountId");
        both.lets(added);
        var wider = entry("inspector", "support");

        both.changes(id, wider)
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("support")))
                .body("proposal.roles", equalTo(List.of("inspector", "support")));
        both.changes(id, wider).then().statusCode(409).body("code", equalTo("STAFF_PROPOSAL_OPEN"));
        both.acts(id, "confirmation").then().statusCode(409);
        assertThat(both.confirms(id).getList("roles")).containsExactly("inspector", "support");

        both.changes(id, entry("inspector"))
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("inspector")))
                .body("proposal", nullValue());
    }

    @Test
    void what_the_second_one_read_is_what_is_confirmed() {
        var id = adds("support").getString("accountId");
        var read = both.tag(id);
        both.changes(id, Map.of("name", "李四", "roles", List.of("support")))
                .then()
                .statusCode(200);

        both.acts(both.second(), id, "confirmation", read).then().statusCode(412);
    }

    @Test
    void a_login_that_is_withdrawn_or_not_confirmed_in_time_is_disabled_and_its_password_is_known_to_none() {
        var withdrawn = adds("support").getString("accountId");
        both.acts(both.second(), withdrawn, "withdrawal")
                .then()
                .statusCode(200)
                .body("proposal", nullValue())
                .body("disabledAt", notNullValue());
        both.acts(withdrawn, "withdrawal").then().statusCode(409).body("code", equalTo("STAFF_PROPOSAL_MISSING"));
        assertThat(Audited.acts(withdrawn)).contains("STAFF.WITHDRAW");

        var late = both.adds(login + "b", "乙", List.of("support"), null).jsonPath();
        var id = late.getString("accountId");
        expiry.runAt(Instant.now().plus(StaffProposal.LIFE).minusSeconds(60));
        both.shows(id).then().body("proposal.kind", equalTo("LOGIN"));
        execute("update staff_proposals set expires_at = date_sub(expires_at, interval 8 day) where account_id = "
                + hex(id));
        both.acts(both.second(), id, "confirmation")
                .then()
                .statusCode(409)
                .body("code", equalTo("STAFF_PROPOSAL_MISSING"));
        expiry.runDue();
        both.shows(id).then().body("proposal", nullValue()).body("disabledAt", notNullValue());
        assertThat(Audited.acts(id)).contains("STAFF.EXPIRE");

        both.acts(id, "enablement").then().statusCode(200);
        caller.signsInAs(login + "b", late.getString("initialPassword")).then().statusCode(401);
        assertThat(both.both(id, "password-reset")).isNotEqualTo(late.getString("initialPassword"));
    }

    /** A replica of 0.1.0 lets one administrator give a login that waits a password. */
    @Test
    void who_came_in_by_a_login_without_a_confirmation_is_out_when_it_is_withdrawn_or_its_time_is_over() {
        var id = adds("support").getString("accountId");
        var late =
                both.adds(login + "b", "乙", List.of("support"), null).jsonPath().getString("accountId");
        execute("update staff_logins set password_hash = '" + passwords.hash("given by 0.1.0 alone")
                + "' where account_id in (" + hex(id) + ", " + hex(late) + ")");
        var entered = both.enrols(login, "given by 0.1.0 alone").getString("refreshToken");
        var enteredLate = both.enrols(login + "b", "given by 0.1.0 alone").getString("refreshToken");

        both.acts(both.second(), id, "withdrawal").then().statusCode(200);
        execute("update staff_proposals set expires_at = date_sub(expires_at, interval 8 day) where account_id = "
                + hex(late));
        expiry.runDue();

        caller.refreshes(entered).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
        caller.refreshes(enteredLate).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void an_administrator_refuses_what_another_one_proposes_about_the_own_record_and_does_not_confirm_it() {
        both.acts(both.second(), both.accountOfFirst(), "second-factor-reset")
                .then()
                .statusCode(200);

        both.acts(both.accountOfFirst(), "confirmation")
                .then()
                .statusCode(409)
                .body("code", equalTo("OWN_STAFF_RECORD"));
        both.acts(both.accountOfFirst(), "withdrawal").then().statusCode(200);
    }

    @Test
    void of_a_confirmation_and_a_withdrawal_at_once_one_wins() throws Exception {
        for (var round = 0; round < 2; round++) {
            var added = both.adds(login + round, "丙", List.of("support"), null).jsonPath();
            var id = added.getString("accountId");
            var tag = both.tag(id);
            var second = both.second();
            List<Callable<Integer>> acts = List.of(
                    () -> both.acts(second, id, "confirmation", tag).statusCode(),
                    () -> both.acts(both.first(), id, "withdrawal", tag).statusCode());

            assertThat(AtOnce.all(acts)).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void of_two_proposals_about_a_member_at_once_one_is_stored() throws Exception {
        var added = adds("auditor");
        var id = added.getString("accountId");
        both.lets(added);
        var tag = both.tag(id);
        List<Callable<Integer>> acts = List.of(
                () -> both.acts(both.first(), id, "password-reset", tag).statusCode(),
                () -> both.acts(both.second(), id, "second-factor-reset", tag).statusCode());

        assertThat(AtOnce.all(acts)).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void the_database_holds_that_two_persons_decided_and_that_a_member_has_one_open_proposal() {
        var id = adds("support").getString("accountId");
        for (var who : List.of("null", "made_by")) {
            assertThatThrownBy(() -> execute("update staff_proposals set state = 'CONFIRMED', open_account = null,"
                            + " password_hash = null, second_half = null, decided_at = made_at, decided_by = " + who
                            + " where account_id = " + hex(id)))
                    .as(who)
                    .hasMessageContaining("staff_proposals_two_persons");
        }
        assertThatThrownBy(() -> execute("insert into staff_proposals (id, account_id, open_account, kind, state,"
                        + " made_by, made_at, expires_at, version) select "
                        + hex(UUID.randomUUID().toString())
                        + ", account_id, open_account, 'ROLES', state, made_by, made_at, expires_at, 0 from"
                        + " staff_proposals where account_id = " + hex(id)))
                .hasMessageContaining("staff_proposals_open");
    }

    /** As the rows of before this release, of a replica of that release, and of the bootstrap file. */
    @Test
    void a_login_without_a_proposal_counts_as_confirmed() {
        assertThat(Rows.count("select count(*) from staff_proposals p join staff_logins s on s.account_id ="
                        + " p.account_id where s.login = 'desk' and p.kind = 'LOGIN'"))
                .isZero();
        assertThat(caller.entersAs("desk").getList("account.roles")).contains("support");
    }

    private JsonPath adds(String role) {
        return both.adds(login, "张三", List.of(role), null)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> entry(String... roles) {
        return Map.of("name", "张三", "roles", List.of(roles));
    }

    private void isWrong(String password) {
        caller.signsInAs(login, password).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
    }
}
