package cn.icpfiling.inspection.networks;

import static cn.icpfiling.inspection.networks.Lists.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Providers keep their networks; no address is two providers' on one day. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ProviderNetworksApiTest {

    FilingStub neighbours;

    private Lists own;

    @BeforeEach
    void a_partner_is_there() {
        own = Lists.ofAPartner(neighbours);
    }

    @Test
    void a_partner_replaces_its_list_and_reads_it_page_by_page() {
        var v4 = FreeBlocks.ipv4();
        var v6 = FreeBlocks.ipv6();
        own.read("").statusCode(200).header("ETag", is("\"0-\"")).body("version", is(0), "items", empty());

        own.replace(line(v6 + "::/48", "81"), line(v4 + ".128/25"), line(v4 + ".0/25", "2026-02-01", "2026-03-31"))
                .statusCode(200)
                .header("ETag", is("\"1-\""))
                .body("version", is(1), "networks", is(3), "added", is(3), "removed", is(0));

        own.read("")
                .body("name", is(own.name()), "version", is(1))
                .body("items.cidr", contains(v4 + ".0/25", v4 + ".128/25", v6 + "::/48"))
                .body("items.region", contains("33", "33", "81"))
                .body("items.mainland", contains(true, true, false))
                .body("items[0].validTo", is("2026-03-31"), "items[1].validTo", nullValue());
        assertThat(pageByPage("?limit=1")).containsExactly(v4 + ".0/25", v4 + ".128/25", v6 + "::/48");
        own.read("?on=2026-04-01").body("items.cidr", contains(v4 + ".128/25", v6 + "::/48"));
        own.read("?on=2025-12-31").body("items", empty());

        own.replace(line(v4 + ".128/25"), line(v4 + ".0/26"))
                .statusCode(200)
                .body("version", is(2), "networks", is(2), "added", is(1), "removed", is(2));
        own.replace(line(v4 + ".0/26"), line(v4 + ".128/25"))
                .statusCode(200)
                .header("ETag", is("\"2-\""))
                .body("version", is(2), "added", is(0), "removed", is(0));
    }

    @Test
    void a_partner_changes_single_lines_once_a_key() {
        var v4 = FreeBlocks.ipv4();
        own.replace(
                line(v4 + ".0/25"),
                line(v4 + ".128/25", "2026-01-01", "2026-01-31"),
                line(v4 + ".128/25", "2026-02-01", "2026-02-28"));
        var change = "{\"remove\":[{\"cidr\":\"%s.128/25\",\"validFrom\":\"2026-02-01\"}],\"add\":[%s]}"
                .formatted(v4, line(v4 + ".128/25", "2026-02-01", "2026-12-31"));
        var key = Ids.next().toString();
        var tag = own.tag();

        own.changeSeen(tag, key, change).statusCode(200).body("version", is(2), "networks", is(3), "added", is(1));
        own.changeSeen(tag, key, change)
                .statusCode(200)
                .header("Idempotent-Replayed", "true")
                .body("version", is(2));
        own.changeSeen(tag, key, "{}").statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
        own.read("").body("items.validTo", contains(nullValue(), is("2026-01-31"), is("2026-12-31")));

        own.change("{\"remove\":[{\"cidr\":\"%s.128/25\"}]}".formatted(v4))
                .statusCode(200)
                .body("networks", is(1), "removed", is(2));
        own.change("{\"remove\":[{\"cidr\":\"%s.128/25\"},{\"cidr\":\"%s.1/25\"}]}".formatted(v4, v4))
                .statusCode(400)
                .body("errors.code", contains("CIDR_HOST_BITS"), "errors.pointer", contains("/remove/1/cidr"));
        own.change("{\"remove\":[{\"cidr\":\"%s.128/25\"}]}".formatted(v4))
                .statusCode(422)
                .body("errors.code", contains("NETWORK_NOT_LISTED"), "errors.pointer", contains("/remove/0/cidr"));
    }

    @Test
    void a_change_names_the_version_it_has_seen() {
        var v4 = FreeBlocks.ipv4();
        own.replaceSeen("\"1-\"", line(v4 + ".0/24")).statusCode(412).body("code", is("PRECONDITION_FAILED"));
        own.as("networks:write")
                .contentType(ContentType.JSON)
                .body("{\"networks\":[]}")
                .put(Lists.PATH + own.partner())
                .then()
                .statusCode(428);
        own.replaceSeen("\"0-\"", line(v4 + ".0/24")).statusCode(200);
        own.replaceSeen("\"0-\"").statusCode(412);
        own.changeSeen("\"0-\"", Ids.next().toString(), "{}").statusCode(412);
        own.read("").body("items.cidr", contains(v4 + ".0/24"));
    }

    @Test
    void every_faulty_line_is_told_with_its_place_and_a_remedy_and_nothing_is_written() {
        var v4 = FreeBlocks.ipv4();
        own.replace(
                        line(v4 + ".0/24"),
                        line("no block"),
                        line(v4 + ".1/24"),
                        line("36.0.0.0/7"),
                        line("2408::/15"),
                        line("10.0.0.0/16"),
                        line("2001:db8::/32"),
                        line(v4 + ".0/25", "99"),
                        line(v4 + ".0/26", "2026-02-01", "2026-01-31"),
                        line(v4 + ".64/26", "1989-12-31", "2206-01-31"))
                .statusCode(400)
                .body("code", is("INVALID_FIELD"))
                .body(
                        "errors.code",
                        contains(
                                "CIDR_MALFORMED",
                                "CIDR_HOST_BITS",
                                "CIDR_TOO_WIDE",
                                "CIDR_TOO_WIDE",
                                "CIDR_SPECIAL_PURPOSE",
                                "CIDR_SPECIAL_PURPOSE",
                                "REGION_UNKNOWN",
                                "DATES_REVERSED",
                                "DAY_IMPLAUSIBLE",
                                "DAY_IMPLAUSIBLE"))
                .body(
                        "errors.pointer",
                        contains(
                                "/networks/1/cidr",
                                "/networks/2/cidr",
                                "/networks/3/cidr",
                                "/networks/4/cidr",
                                "/networks/5/cidr",
                                "/networks/6/cidr",
                                "/networks/7/region",
                                "/networks/8/validTo",
                                "/networks/9/validFrom",
                                "/networks/9/validTo"))
                .body("errors[1].remedy", containsString(v4 + ".0/24"))
                .body("errors.remedy", everyItem(notNullValue()));
        own.read("").body("version", is(0), "items", empty());
    }

    @Test
    @Tag("long")
    void a_list_of_too_many_lines_is_refused() {
        var many = IntStream.range(0, 10_001).mapToObj(at -> line("36.0.0.0/8")).toArray(String[]::new);
        own.replace(many)
                .statusCode(400)
                .body("errors.code", contains("SIZE"), "errors.pointer", contains("/networks"));
        var v4 = FreeBlocks.ipv4();
        var most = IntStream.range(0, 10_000)
                .mapToObj(at -> line("39.%d.%d.0/24".formatted(at >> 8, at & 0xff)))
                .toArray(String[]::new);
        own.replace(most).statusCode(200).body("networks", is(10_000));
        own.change("{\"add\":[" + line(v4 + ".0/24") + "]}")
                .statusCode(422)
                .body("errors.code", contains("TOO_MANY_NETWORKS"));
        own.replace().statusCode(200).body("removed", is(10_000));
    }

    @Test
    void two_lines_of_one_list_do_not_share_an_address_on_a_day() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25"), line(v4 + ".0/24"), line(v4 + ".0/25"))
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.code", everyItem(is("NETWORKS_OVERLAP")))
                .body("errors.pointer", hasItem("/networks/1/cidr"))
                .body("errors.pointer", hasItem("/networks/2/cidr"));
        own.read("").body("version", is(0));

        own.replace(line(v4 + ".0/25", "2026-01-01", "2026-06-30"), line(v4 + ".0/24", "2026-07-01", "2026-12-31"))
                .statusCode(200);
        own.change("{\"add\":[" + line(v4 + ".64/26", "2026-12-31", "2027-01-31") + "]}")
                .statusCode(422)
                .body("errors.pointer", contains("/add/0/cidr"))
                .body("errors.detail", contains(containsString(v4 + ".0/24")));
    }

    @Test
    void a_network_of_another_provider_is_refused_with_its_name_and_no_more() {
        var v4 = FreeBlocks.ipv4();
        var other = Lists.ofAPartner(neighbours);
        other.replace(line(v4 + ".64/26", "2026-01-01", "2026-06-30"), line(v4 + ".128/26", "2026-01-01", "2026-06-30"))
                .statusCode(200);

        own.replace(line(v4 + ".0/24"))
                .statusCode(422)
                .body(
                        "errors.code",
                        contains("NETWORK_OF_OTHER_PROVIDER"),
                        "errors.pointer",
                        contains("/networks/0/cidr"))
                .body(
                        "errors[0].detail",
                        allOf(
                                containsString(other.name()),
                                not(containsString(".64")),
                                not(containsString("2026-06-30"))))
                .body("errors[0].remedy", notNullValue());
        own.read("").body("version", is(0));
        own.replace(line(v4 + ".0/24", "2026-07-01", "2026-12-31"), line(v4 + ".0/26"))
                .statusCode(422);
        own.replace(line(v4 + ".0/24", "2026-07-01", "2026-12-31"), line(v4 + ".0/26", "2026-01-01", "2026-06-30"))
                .statusCode(200);
    }

    @Test
    void of_providers_that_claim_the_same_addresses_at_once_one_gets_them() throws Exception {
        var v4 = FreeBlocks.ipv4();
        var partners = IntStream.range(0, 6)
                .mapToObj(at -> Lists.ofAPartner(neighbours))
                .toList();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, partners.size())
                    .mapToObj(at -> threads.submit(() -> partners.get(at)
                            .replaceSeen("\"0-\"", line(v4 + ".0/" + (24 + at)))
                            .extract()
                            .statusCode()))
                    .toList();
            for (var claim : claims) {
                statuses.add(claim.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 422);
        assertThat(rows(
                        "SELECT COUNT(*) FROM provider_networks WHERE removed_at IS NULL AND family = 4 AND first_address ="
                                + " INET6_ATON('" + v4 + ".0')"))
                .isOne();
    }

    @Test
    void an_administrator_keeps_the_list_of_our_own_provider_and_takes_false_claims_out() {
        var v4 = FreeBlocks.ipv4();
        var administrator = Lists.staff("administrator");
        own.replace(line(v4 + ".0/24")).statusCode(200);
        var tag = Lists.staff("administrator")
                .get(Lists.PATH + Lists.OWN_PROVIDER)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");

        Lists.put(administrator, tag, Lists.OWN_PROVIDER, line(v4 + ".0/25"))
                .statusCode(422)
                .body("errors[0].detail", containsString(own.name()));
        Lists.put(Lists.staff("administrator"), own.tag(), own.partner().toString())
                .statusCode(200);
        Lists.put(Lists.staff("administrator"), tag, Lists.OWN_PROVIDER, line(v4 + ".0/25"))
                .statusCode(200)
                .body("providerId", is(Lists.OWN_PROVIDER));
        own.replace(line(v4 + ".0/24")).statusCode(422).body("errors[0].detail", containsString("阿里云"));
        Lists.put(Lists.staff("administrator"), "*", Ids.next().toString()).statusCode(404);

        assertThat(listed()).contains(Lists.OWN_PROVIDER, own.partner().toString());
    }

    @Test
    void another_partners_list_does_not_exist_and_scopes_and_roles_are_kept() {
        var other = Lists.ofAPartner(neighbours);
        for (var path :
                List.of(Lists.PATH + other.partner(), Lists.PATH + Lists.OWN_PROVIDER, Lists.PATH + Ids.next())) {
            own.as("networks:read").get(path).then().statusCode(404);
            own.as("networks:write")
                    .contentType(ContentType.JSON)
                    .body("{\"no\":1}")
                    .put(path)
                    .then()
                    .statusCode(404);
            own.as("networks:write")
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path + "/changes")
                    .then()
                    .statusCode(404);
        }
        own.as("networks:read")
                .contentType(ContentType.JSON)
                .body("{}")
                .put(Lists.PATH + own.partner())
                .then()
                .statusCode(403);
        own.as("filings:read")
                .get(Lists.PATH + own.partner())
                .then()
                .statusCode(403)
                .body("code", is("SCOPE_MISSING"));
        own.as("networks:read").get("/api/v1/provider-networks").then().statusCode(403);
        own.as("networks:read")
                .get("/api/v1/address-owners?address=1.1.1.1")
                .then()
                .statusCode(403);
        Lists.staff("reviewer").get(Lists.PATH + own.partner()).then().statusCode(403);
        Lists.put(Lists.staff("inspector"), "\"0-\"", own.partner().toString()).statusCode(403);
    }

    @Test
    void a_cursor_ends_with_the_version_of_its_list() {
        var v4 = FreeBlocks.ipv4();
        own.replace(line(v4 + ".0/25"), line(v4 + ".128/25")).statusCode(200);
        var next = own.read("?limit=1").extract().<String>path("next");
        own.read("?limit=1&cursor=" + next).statusCode(200).body("items.cidr", contains(v4 + ".128/25"));
        own.replace(line(v4 + ".0/25")).statusCode(200);
        own.read("?limit=1&cursor=" + next).statusCode(400).body("code", is("INVALID_CURSOR"));
    }

    @Test
    void each_change_is_an_entry_of_the_audit() throws SQLException {
        own.replace(line(FreeBlocks.ipv4() + ".0/24")).statusCode(200);
        own.replace().statusCode(200);

        assertThat(rows(
                        "SELECT COUNT(*) FROM audit_entries WHERE act = 'PROVIDER_NETWORKS.REPLACE' AND object_id = UNHEX(REPLACE('"
                                + own.partner() + "', '-', ''))"))
                .isEqualTo(2);
    }

    private List<String> pageByPage(String query) {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = own.read(query + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.cidr"));
            cursor = page.getString("next");
        } while (cursor != null);
        return found;
    }

    private static List<String> listed() {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = Lists.staff("inspector")
                    .get("/api/v1/provider-networks?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.providerId"));
            cursor = page.getString("next");
        } while (cursor != null);
        return found;
    }

    private static int rows(String count) throws SQLException {
        try (var connection = LocalStack.connection();
                var rows = connection.createStatement().executeQuery(count)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
