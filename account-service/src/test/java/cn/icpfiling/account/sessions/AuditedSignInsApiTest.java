package cn.icpfiling.account.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every login stands in the audit, with how it ended. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AuditedSignInsApiTest {

    @Inject
    AuditTrail trail;

    private final Caller caller = new Caller();

    @Test
    void a_code_redeemed_and_the_session_it_starts_and_its_end_are_entries() {
        var opened = caller.signedUp();
        var account = UUID.fromString(opened.getString("account.accountId"));
        var code = caller.code("SIGN_IN");
        caller.signsIn(code.wrong()).then().statusCode(422);
        var session = caller.signsIn(code).then().statusCode(201).extract().jsonPath();
        caller.as(session.getString("accessToken"))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(204);

        assertThat(told(trail.of("ACCOUNT", account))).containsExactly("ACCOUNT.OPEN DONE null");
        assertThat(told(trail.of("ONE_TIME_CODE", UUID.fromString(code.id()))))
                .containsExactly("CODE.REDEEM DONE null", "CODE.REDEEM REFUSED CODE_WRONG");
        var ofAccount = trail.page(new AuditTrail.Filter(null, null, account, null, null), null, 10);
        assertThat(told(ofAccount))
                .containsExactly("SESSION.END DONE SIGNED_OUT", "SESSION.START DONE null", "SESSION.START DONE null");
        assertThat(ofAccount.get(0).objectId()).isEqualTo(ofAccount.get(1).objectId());
        assertThat(ofAccount.get(1).roles()).containsExactly("applicant");
    }

    @Test
    void a_wrong_password_is_told_of_its_account_and_an_unknown_login_as_a_pseudonym() throws SQLException {
        var login = "nobody-" + UUID.randomUUID();

        caller.signsInAs("reviewer", "not-the-password").then().statusCode(401);
        caller.signsInAs(login, "not-the-password").then().statusCode(401);
        caller.signsInAs(login, "not-the-password").then().statusCode(401);

        assertThat(rows("SELECT COUNT(*) FROM audit_entries e JOIN staff_logins s ON s.account_id = e.object_id"
                        + " WHERE e.act = 'SESSION.START' AND e.outcome = 'REFUSED' AND e.reason = 'CREDENTIALS_WRONG'"
                        + " AND s.login = 'reviewer'"))
                .isNotEqualTo(List.of("0"));
        assertThat(rows("SELECT COUNT(DISTINCT object_id) FROM audit_entries WHERE object_type = 'LOGIN'"
                        + " GROUP BY object_id HAVING COUNT(*) = 2"))
                .contains("1");
        assertThat(rows("SELECT CONCAT_WS(' ', client, details, reason, HEX(object_id)) FROM audit_entries"))
                .noneMatch(row -> row.contains("nobody-"));
    }

    private static List<String> told(List<AuditTrail.Told> entries) {
        return entries.stream()
                .map(entry -> entry.act() + " " + entry.outcome() + " " + entry.reason())
                .toList();
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
