package cn.icpfiling.verification.listversions;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.lists.BundledLists;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before a list goes live it is known which filed domains could not be filed again, or again could. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ListImpactApiTest {

    private final UUID administrator = Ids.next();
    private final String odd = "odd" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Sql sql;

    @AfterEach
    void nothing_of_it_is_filed_any_more() {
        sql.update("DELETE FROM filed_domains WHERE domain LIKE ?", "%" + odd + "%");
        sql.update("DELETE FROM domain_registrars WHERE domain LIKE ?", "%" + odd + "%");
    }

    @Test
    void what_could_not_be_filed_again_and_what_again_could_are_counted_and_listed() {
        filed(odd + "-1.org", "org", "SERVED");
        filed(odd + "-2.org", "org", "ACCESS_CANCELLED");
        filed(odd + "-3.org", "org", "ENDED");
        filed(odd + ".xn--io0a7i", "xn--io0a7i", "SERVED");
        var file = shipped(ListKind.TLD)
                        .replaceFirst("org,NOT_APPROVED,", "org,APPROVED,")
                        .replaceFirst("网络,APPROVED,", "网络,NOT_APPROVED,")
                + odd + ",APPROVED,2018-01-01,,the test\n";

        impact(drafts(ListKind.TLD, file), Map.of())
                .body("rule", is("D5"))
                .body("breaking", is(1))
                .body("healing", is(2))
                .body("unknown", is(0))
                .body("items.domain", containsInAnyOrder(odd + "-1.org", odd + "-2.org", odd + ".xn--io0a7i"))
                .body("items.find { it.domain == '" + odd + "-1.org' }.before", is("BROKEN"))
                .body("items.find { it.domain == '" + odd + "-1.org' }.after", is("HOLDS"))
                .body("items.find { it.domain == '" + odd + ".xn--io0a7i' }.after", is("BROKEN"))
                .body("items.find { it.domain == '" + odd + "-2.org' }.serviceNumber", is("浙ICP备00000001号-1"))
                .body("meaning", containsString("stay filed"));
    }

    @Test
    void pages_follow_each_other_without_a_hole_or_a_double() {
        for (var i = 0; i < 5; i++) {
            filed(odd + "-" + i + ".name", "name", i % 2 == 0 ? "SERVED" : "ACCESS_CANCELLED");
            filed(odd + "-" + i + ".org", "org", "SERVED");
        }
        var draft = drafts(
                ListKind.TLD,
                shipped(ListKind.TLD)
                                .replaceFirst("org,NOT_APPROVED,", "org,APPROVED,")
                                .replaceFirst("name,NOT_APPROVED,", "name,APPROVED,")
                        + odd + ",APPROVED,2018-01-01,,the test\n");

        impact(draft, Map.of()).body("healing", is(10)).body("items", hasSize(10));
        assertThat(services(draft, 3)).hasSize(10).doesNotHaveDuplicates();
        String second = impact(draft, Map.of("limit", 3)).extract().path("next");
        impact(draft, Map.of("limit", 3, "cursor", second))
                .body("healing", is(10))
                .body("breaking", is(0));
    }

    @Test
    void a_registrar_is_the_one_that_a_registry_named_last_and_who_has_none_is_counted() {
        filed(odd + "-a.com", "com", "SERVED");
        filed(odd + "-a.com", "com", "ACCESS_CANCELLED");
        filed(odd + "-b.com", "com", "SERVED");
        filed(odd + "-c.com", "com", "SERVED");
        told(odd + "-a.com", 471, "Bizcn.com, Inc.");
        told(odd + "-b.com", 0, "商务中国");
        var file = shipped(ListKind.REGISTRAR)
                        .replaceFirst("商务中国,APPROVED,", "商务中国,NOT_APPROVED,")
                        .replaceFirst("商务中国\",APPROVED,", "商务中国\",NOT_APPROVED,")
                + ",登记于" + odd + ",,APPROVED,2018-01-01,,the test\n";
        var draft = drafts(ListKind.REGISTRAR, file);

        impact(draft, Map.of())
                .body("rule", is("D6"))
                .body("breaking", is(3))
                .body("healing", is(0))
                .body("unknown", greaterThanOrEqualTo(1))
                .body("items.domain", containsInAnyOrder(odd + "-a.com", odd + "-a.com", odd + "-b.com"))
                .body("items.find { it.domain == '" + odd + "-a.com' }.ianaId", is(471))
                .body("items.find { it.domain == '" + odd + "-b.com' }.registrar", is("商务中国"));
        assertThat(services(draft, 1)).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void each_check_of_a_domain_keeps_the_registrar_that_was_named() {
        var domain = "ok-" + odd + ".com";

        given().header("Authorization", "Bearer " + TestTokens.bearer(Ids.next(), Roles.APPLICANT))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "domain",
                        domain,
                        "holderName",
                        "杭州某某科技有限公司",
                        "certificateType",
                        1,
                        "certificateNumber",
                        "91110000MA00000077"))
                .post("/api/v1/domain-verifications")
                .then()
                .statusCode(201);

        assertThat(sql.first(row -> row.getInt(1), "SELECT iana_id FROM domain_registrars WHERE domain = ?", domain))
                .contains(1599);
    }

    @Test
    void a_version_that_changes_nothing_lists_nothing() {
        var inForce = administrator()
                .get("/api/v1/list-versions?list=TLD&limit=200")
                .<String>path("items.find { it.state == 'IN_FORCE' }.id");

        impact(inForce, Map.of()).body("breaking", is(0)).body("items", empty());
    }

    /** Of all pages. */
    private List<String> services(String version, int limit) {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page =
                    impact(version, cursor == null ? Map.of("limit", limit) : Map.of("limit", limit, "cursor", cursor));
            seen.addAll(page.extract().<List<String>>path("items.serviceId"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        return seen;
    }

    private static String shipped(ListKind kind) {
        return new String(BundledLists.of(kind), StandardCharsets.UTF_8);
    }

    private void filed(String domain, String tld, String state) {
        sql.update("""
                INSERT INTO filed_domains (id, service_id, subject_id, domain, tld, service_number, filed_at, state)
                VALUES (?, ?, ?, ?, ?, '浙ICP备00000001号-1', '2019-01-01', ?)""", Ids.next(), Ids.next(), Ids.next(), domain, tld, state);
    }

    private void told(String domain, int ianaId, String name) {
        sql.update("INSERT INTO domain_registrars VALUES (?, ?, ?, '2026-01-01')", domain, ianaId, name);
    }

    private String drafts(ListKind kind, String file) {
        return administrator()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .queryParams(Map.of("list", kind, "source", "the test"))
                .body(file)
                .post("/api/v1/list-versions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse impact(String version, Map<String, Object> query) {
        return administrator()
                .queryParams(query)
                .get("/api/v1/list-versions/" + version + "/impact")
                .then()
                .statusCode(200);
    }

    private RequestSpecification administrator() {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(administrator, Roles.ADMINISTRATOR))
                .header("Accept-Language", "en");
    }
}
