package cn.icpfiling.filing.rules;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** What the tests of rules share: callers of the rules, and the shipped rules in force again after each test. */
abstract class RulesScene {

    static final String SHIPPED = RuleSetReader.shipped();

    final UUID administrator = Ids.next();

    @Inject
    Sql sql;

    /** Other tests of the same stack file by the shipped rules. */
    @AfterEach
    void the_shipped_rules_hold_again() {
        if (!SHIPPED.equals(sql.first(
                        row -> row.getString(1),
                        "SELECT body FROM rule_sets WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1")
                .orElseThrow())) {
            replaces(newest(), SHIPPED).then().statusCode(201);
        }
    }

    int newest() {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT version FROM rule_sets WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1")
                .orElseThrow();
    }

    Response replaces(int version, String body) {
        return withKey(Applicant.freshKey(), version, body);
    }

    Response withKey(String key, int version, String body) {
        return administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/rule-sets?replaces=" + version);
    }

    RequestSpecification administrator() {
        return as(administrator, Roles.ADMINISTRATOR);
    }

    static RequestSpecification as(UUID account, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .contentType(ContentType.JSON);
    }
}
