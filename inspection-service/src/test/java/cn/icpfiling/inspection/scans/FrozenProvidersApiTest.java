package cn.icpfiling.inspection.scans;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A provider's list of networks loses lines by mistake, so all its sites turn away in one scan. Its 36 sites have name servers
 * of four operators, so that no group of name servers is frozen (frozen-fewest and frozen-provider-fewest are 20).
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class FrozenProvidersApiTest {
    private static final int SITES = 36;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    FrozenProviderTable providers;

    private final List<String> domains = new ArrayList<>();
    private ScanScene scene;

    @BeforeEach
    void a_provider_whose_sites_are_here() {
        scene = new ScanScene(filing);
        for (var i = 0; i < SITES; i++) {
            var domain = (10 + i) + "-" + scene.service + ".com";
            domains.add(domain);
            dns.leads(i % ScanDns.OPERATORS, domain, scene.here());
        }
        scene.files(domains).scans(0);
        assertThat(scene.states()).hasSize(SITES).allMatch(row -> row.contains("|HERE|"));
    }

    @AfterEach
    void today() {
        scene.endsScans();
        ScanScene.update("DELETE FROM scan_frozen_groups WHERE kind = 'PROVIDER'");
        clock.moveTo(Duration.ZERO);
    }

    /** The provider's list with this block of the mainland, confirmed if it has to be. */
    private void lists(String mainland, int removed) {
        var path = "/api/v1/provider-networks/" + scene.partner;
        var own = given().auth()
                .oauth2(TestTokens.bearerOfPartner(scene.partner, "panel", "networks:read", "networks:write"));
        own.header("If-Match", own.get(path).header("ETag"))
                .contentType(ContentType.JSON)
                .body("""
                        {"networks":[{"cidr":"%s.%s","region":"33","validFrom":"2026-01-01"},
                         {"cidr":"%s.128/25","region":"81","validFrom":"2026-01-01"}],"confirmedRemovals":%d}""".formatted(scene.block, mainland, scene.block, removed))
                .put(path)
                .then()
                .statusCode(200);
    }

    private void shrinks() {
        lists("64/26", 1);
    }

    private void mends() {
        lists("0/25", 1);
    }

    private ValidatableResponse decides(JsonPath scan, String decision) {
        return ScanScene.keyed(scene.asInspector())
                .post(ScanScene.SCANS + scan.getString("scanId") + "/frozen-providers/" + scene.partner + "/"
                        + decision)
                .then();
    }

    private List<String> frozenProviders(JsonPath scan) {
        return scan.getList("frozenProviders.providerId");
    }

    @Test
    void its_sites_count_as_not_looked_at_however_many_scans_follow_until_the_list_is_mended_and_the_looks_discarded() {
        shrinks();
        var first = scene.scans(1);
        assertThat(frozenProviders(first)).containsExactly(scene.partner.toString());
        assertThat(first.getLong("frozenProviders[0].sites")).isEqualTo(SITES);
        assertThat(first.getLong("frozenProviders[0].away")).isEqualTo(SITES);
        assertThat(first.getLong("frozen")).isEqualTo(SITES);
        assertThat(first.getString("frozenProviders[0].decision")).isNull();
        for (var day = 2; day < 6; day++) {
            var later = scene.scans(day);
            assertThat(later.getString("frozenProviders[0].scanId"))
                    .as("open since the first scan")
                    .isEqualTo(first.getString("scanId"));
        }
        assertThat(scene.states()).hasSize(SITES).noneMatch(row -> row.contains("NOT_HERE"));
        assertThat(scene.findings()).isEmpty();
        assertThat(providers.isFrozen(scene.service)).isTrue();

        mends();
        decides(first, "discard")
                .statusCode(200)
                .body("frozenProviders[0].decision", is("DISCARDED"))
                .body("frozenProviders[0].decidedBy", is(scene.inspector.toString()));
        assertThat(providers.isFrozen(scene.service)).isFalse();
        assertThat(frozenProviders(scene.scans(6))).isEmpty();
        assertThat(scene.states()).hasSize(SITES).allMatch(row -> row.contains("|HERE|"));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    @Tag("long")
    void looks_that_were_discarded_before_the_list_is_mended_freeze_the_provider_again() {
        shrinks();
        var first = scene.scans(1);
        decides(first, "discard").statusCode(200);
        var second = scene.scans(2);
        assertThat(second.getString("frozenProviders[0].scanId")).isEqualTo(second.getString("scanId"));
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    @Tag("long")
    void sites_that_are_really_away_are_judged_after_a_person_released_them() {
        shrinks();
        var first = scene.scans(1);
        decides(first, "release").statusCode(200).body("frozenProviders[0].decision", is("RELEASED"));
        assertThat(frozenProviders(scene.scans(2))).isEmpty();
        assertThat(scene.states()).hasSize(SITES).allMatch(row -> row.contains("NOT_HERE"));
        scene.scans(3);
        assertThat(scene.findings()).as("the frozen scan is no look").isEmpty();
        scene.scans(4);
        assertThat(scene.findings()).hasSize(SITES);
    }

    @Test
    @Tag("long")
    void a_scan_that_is_cancelled_while_it_is_judged_leaves_the_release_to_the_next_one() {
        shrinks();
        decides(scene.scans(1), "release").statusCode(200);
        ScanScene.movesClock(Duration.ofDays(2));
        var cancelled = scene.starts();
        // As its judging does first.
        UnitOfWork.run(() -> providers.releasedFor(scene.scan(cancelled).getLong("number")));
        scene.acts(cancelled, "cancel").statusCode(200);

        assertThat(frozenProviders(scene.scans(3))).isEmpty();
        assertThat(scene.states()).hasSize(SITES).allMatch(row -> row.contains("NOT_HERE"));
        ScanScene.update("UPDATE site_scan_states SET health = 'HERE', first_unhealthy_scan = NULL,"
                + " first_unhealthy_at = NULL, digest = 0 WHERE service_id = " + ScanScene.binary(scene.service));
        assertThat(frozenProviders(scene.scans(4)))
                .as("a release counts once")
                .containsExactly(scene.partner.toString());
    }

    @Test
    void a_part_below_the_bound_is_judged_as_ever() {
        // 10 of 36 are fewer than frozen-provider-fewest, and less than 30 %.
        domains.subList(0, 10).forEach(domain -> dns.leads(0, domain, "203.0.113.7"));
        assertThat(frozenProviders(scene.scans(1))).isEmpty();
        assertThat(scene.states()).filteredOn(row -> row.contains("NOT_HERE")).hasSize(10);
    }

    @Test
    @Tag("long")
    void a_run_that_had_begun_does_not_count_the_scan() {
        var gone = domains.getFirst();
        dns.leads(0, gone, "203.0.113.7");
        scene.scans(1);
        shrinks();
        scene.scans(2);
        mends();
        scene.scans(3);
        assertThat(scene.findings()).as("two looks and a frozen scan").isEmpty();
    }

    @Test
    void of_two_persons_who_decide_at_once_one_does() throws Exception {
        shrinks();
        var scan = scene.scans(1);
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var decisions = Stream.of("release", "discard", "release", "discard")
                    .map(decision -> threads.submit(
                            () -> decides(scan, decision).extract().statusCode()))
                    .toList();
            for (var decision : decisions) {
                statuses.add(decision.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        decides(scan, "discard").statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
    }

    @Test
    void only_staff_decides_and_only_about_a_frozen_provider() {
        shrinks();
        var scan = scene.scans(1);
        var path = ScanScene.SCANS + scan.getString("scanId") + "/frozen-providers/";
        for (var caller : List.of(scene.asHolder(), scene.asPartner())) {
            ScanScene.keyed(caller)
                    .post(path + scene.partner + "/release")
                    .then()
                    .statusCode(403);
        }
        ScanScene.keyed(scene.asInspector())
                .post(path + Ids.next() + "/release")
                .then()
                .statusCode(404);
        ScanScene.keyed(scene.asInspector())
                .post(ScanScene.SCANS + Ids.next() + "/frozen-providers/" + scene.partner + "/discard")
                .then()
                .statusCode(404);
        scene.asInspector().post(path + scene.partner + "/release").then().statusCode(400);
    }

    @Test
    void the_schema_keeps_one_open_freeze_a_provider_and_whole_decisions() {
        shrinks();
        scene.scans(1);
        var row = "INSERT INTO scan_frozen_groups (scan_id, part, kind, name_servers, domains, bad%s) VALUES (%s, '%s',"
                + " '%s', '%s', 1, 1%s)";
        var other = ScanScene.binary(Ids.next());
        assertThatThrownBy(() -> ScanScene.update(row.formatted("", other, "SCAN", "PROVIDER", scene.partner, "")))
                .hasMessageContaining("Duplicate entry");
        for (var broken : List.of(
                row.formatted("", other, "shard", "PROVIDER", Ids.next(), ""),
                row.formatted(", decision", other, "SCAN", "PROVIDER", Ids.next(), ", 'RELEASED'"),
                row.formatted(
                        ", decision, decided_by, decided_at",
                        other,
                        "SCAN",
                        "NAME_SERVERS",
                        "g",
                        ", 'RELEASED', " + other + ", '2026-11-29'"))) {
            assertThatThrownBy(() -> ScanScene.update(broken))
                    .as(broken)
                    .hasStackTraceContaining("scan_frozen_groups_decision");
        }
    }
}
