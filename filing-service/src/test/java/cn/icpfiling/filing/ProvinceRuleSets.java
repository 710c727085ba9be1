package cn.icpfiling.filing;

import static cn.icpfiling.platform.testkit.rest.Rest.given;

import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.TestTokens;

/** An administrator replaces the rules of provinces; who does so puts the shipped ones back afterwards. */
public final class ProvinceRuleSets {

    public static final String SHIPPED = RuleSetReader.shipped();

    private ProvinceRuleSets() {}

    public static String entry(String id, String parameter, String province, String value) {
        return """

                  - id: %s
                    parameter: %s
                    provinces: ['%s']
                    value: %s
                    effect: INFORMS
                    validFrom: 2020-01-01
                    status: UNVERIFIED
                    source: 'policy of the provider'
                    zh: '初审规定'
                    en: 'A rule of the review.'
                """.formatted(id, parameter, province, value);
    }

    public static void replaces(Sql sql, String body) {
        var newest = sql.first(
                        row -> row.getInt(1),
                        "SELECT version FROM rule_sets WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1")
                .orElseThrow();
        given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.ADMINISTRATOR))
                .header("Idempotency-Key", Applicant.freshKey())
                .contentType("application/yaml")
                .body(body)
                .post("/api/v1/rule-sets?replaces=" + newest)
                .then()
                .statusCode(201);
    }
}
