package cn.icpfiling.inspection.scans;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.web.BusinessClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a scan's start to its findings, against name servers on this machine. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class ScansApiTest {
    private static final int FIRST = 0;
    private static final int SECOND = 1;
    private static final int THIRD = 2;
    private static final int FOURTH = 3;

    /** The shards that a replica works on. */
    static final String LEASED = "SELECT name FROM scan_leases WHERE name NOT IN ('scans', 'rescans', 'looks')"
            + " AND expires_at > UTC_TIMESTAMP(6)";

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    ScanTable scans;

    @Inject
    ScanShardTable shards;

    @Inject
    FrozenProviderTable frozenProviders;

    @Inject
    UnansweredSites unanswered;

    private ScanScene scene;

    @BeforeEach
    void a_partner_with_networks() {
        scene = new ScanScene(filing);
    }

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void three_looks_over_two_days_open_a_finding_and_one_odd_answer_opens_none() {
        var away = scene.domain("away");
        var hongKong = scene.domain("hongkong");
        var odd = scene.domain("odd");
        var broken = scene.domain("broken");
        var mixed = scene.domain("mixed");
        var healthy = scene.domain("healthy");
        scene.files(List.of(away, hongKong, odd, broken, mixed, healthy));
        dns.isGone(FIRST, away);
        dns.leads(FIRST, hongKong, scene.inHongKong());
        dns.isGone(SECOND, odd);
        dns.isGone(SECOND, broken);
        dns.leads(FIRST, mixed, scene.here(), "203.0.113.7");
        dns.leads(FIRST, healthy, scene.here());

        var first = scene.scans(0);
        assertThat(first.getInt("shardsDone")).isEqualTo(first.getInt("shards")).isPositive();
        assertThat(first.getLong("domainsSeen"))
                .isEqualTo(first.getLong("domains"))
                .isGreaterThanOrEqualTo(6);
        dns.leads(SECOND, odd, scene.here());
        dns.fails(SECOND, broken);
        scene.scans(1);
        assertThat(scene.findings()).as("two looks").isEmpty();
        dns.isGone(SECOND, broken);
        scene.scans(2);
        assertThat(scene.findings()).containsOnlyKeys(away, hongKong, mixed);
        scene.scans(3);
        assertThat(scene.findings())
                .as("two unhealthy looks and an unknown one were not enough")
                .containsKey(broken);
        assertThat(scene.findings()).doesNotContainKeys(odd, healthy);

        var finding = "/api/v1/findings/" + scene.findingOf(hongKong);
        scene.asHolder()
                .get(finding)
                .then()
                .statusCode(200)
                .body("reason", is("SITE.SHELL"), "source", is("SCAN"))
                .body("looks.size()", is(3), "looks[0].verdict", is("ADDRESSES"), "looks[0].health", is("NOT_HERE"))
                .body("looks[0].addresses[0].address", is(scene.inHongKong()))
                .body("looks[0].addresses[0].region", is("81"), "looks[0].addresses[0].here", is(false))
                .body("looks[0].addresses[0].provider", containsString(scene.partner.toString()))
                .body("looks[0].proofs[0].server", containsString("127.0.70."))
                .body("rescans.size()", is(0));
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), "applicant"))
                .get(finding)
                .then()
                .statusCode(404);
    }

    @Test
    @Tag("long")
    void an_order_with_the_authority_keeps_a_finding_back() {
        var domain = scene.domain("ordered");
        scene.files(List.of(domain));
        dns.isGone(FIRST, domain);
        filing.hasOrderWithAuthority(scene.subject);
        for (var day = 0; day < 3; day++) {
            scene.scans(day);
        }
        assertThat(scene.states())
                .as("the looks would suffice")
                .singleElement()
                .asString()
                .contains("NOT_HERE");
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    @Tag("long")
    void two_scans_of_an_unchanged_world_give_identical_states_and_a_change_of_two_domains_writes_two() {
        var domains = new ArrayList<String>();
        for (var i = 0; i < 100; i++) {
            domains.add(scene.domain("d" + (100 + i)));
        }
        domains.forEach(domain -> dns.leads(FOURTH, domain, scene.here()));
        scene.files(domains).scans(0);
        var first = scene.states();
        assertThat(first).hasSize(100).allMatch(row -> row.contains("HERE"));

        writesWhatChanged(scene.scans(0));
        assertThat(scene.states()).isEqualTo(first);

        dns.leads(FOURTH, domains.get(3), "203.0.113.9");
        dns.isGone(FOURTH, domains.get(97));
        writesWhatChanged(scene.scans(1));
        var changed = new ArrayList<>(scene.states());
        changed.removeAll(first);
        assertThat(changed).hasSize(2).allMatch(row -> row.contains("NOT_HERE"));
    }

    /** Each state that the scan wrote has a new result, over all filed domains; a state names the scan that changed it. */
    private static void writesWhatChanged(JsonPath scan) {
        assertThat(ScanScene.rows("SELECT COUNT(*) FROM site_scan_states WHERE since_scan = " + scan.getLong("number")))
                .containsExactly(scan.getLong("written") + "|");
    }

    @Test
    @Tag("long")
    void name_servers_that_turn_bad_at_once_are_frozen_and_open_no_finding() {
        var domains = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            domains.add(Ids.next() + "-" + i + ".com");
        }
        domains.forEach(domain -> dns.leads(THIRD, domain, scene.here()));
        scene.files(domains).scans(0);
        domains.forEach(domain -> dns.isGone(THIRD, domain));
        for (var day = 1; day < 4; day++) {
            var scan = scene.scans(day);
            assertThat(scan.getList("frozenGroups.nameServers")).contains(ScanDns.group(THIRD));
            assertThat(frozenGroups()).isEqualTo(scan.getList("frozenGroups").size());
        }
        assertThat(scene.states()).noneMatch(row -> row.contains("NOT_HERE"));
        assertThat(scene.findings()).isEmpty();

        var fourth = scene.scans(4);
        assertThat(fourth.getList("frozenGroups.nameServers"))
                .as("no outage lasts as many scans as the policy wants looks")
                .doesNotContain(ScanDns.group(THIRD));
        assertThat(fourth.getList("frozenProviders.providerId"))
                .as("these are all sites of their provider, about which a person decides")
                .containsExactly(scene.partner.toString());
        scene.acts(fourth.getString("scanId"), "frozen-providers/" + scene.partner + "/release")
                .statusCode(200);
        scene.scans(5);
        assertThat(scene.states()).hasSize(60).allMatch(row -> row.contains("NOT_HERE"));
        assertThat(scene.findings()).as("their first look").isEmpty();
        domains.forEach(domain -> dns.leads(THIRD, domain, scene.here()));
        assertThat(scene.scans(6).getList("frozenGroups.nameServers")).doesNotContain(ScanDns.group(THIRD));
    }

    /** What the metric of the newest scan shows. */
    private int frozenGroups() {
        var metrics = new SimpleMeterRegistry();
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new ScanMetrics(scans, shards, frozenProviders, unanswered, gauges).start(new StartupEvent());
        gauges.sample();
        return (int) metrics.get("icp.scan.frozen.groups").gauge().value();
    }

    @Test
    @Tag("long")
    void a_scan_is_paused_resumed_and_cancelled_and_a_second_one_is_refused() {
        var slow = scene.domain("slow");
        scene.files(List.of(slow));
        dns.isSilent(FIRST, slow);
        var scan = scene.starts();
        ScanScene.keyed(scene.asInspector())
                .post("/api/v1/scans")
                .then()
                .statusCode(409)
                .body("code", is("SCAN_UNDER_WAY"));
        ScanScene.soon(() -> scene.scan(scan).getBoolean("planned"));
        scene.acts(scan, "resume").statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        await().atMost(ScanScene.LONG).until(() -> !ScanScene.rows(LEASED).isEmpty());
        scene.acts(scan, "pause").statusCode(200).body("state", is("PAUSED"));
        await().atMost(ScanScene.LONG).until(() -> ScanScene.rows(LEASED).isEmpty());
        dns.leads(FIRST, slow, scene.here());
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> scene.scan(scan).getString("state").equals("PAUSED"));
        assertThat(scene.states()).as("nothing of the paused shard was stored").isEmpty();
        scene.acts(scan, "resume").statusCode(200).body("state", is("RUNNING"));
        scene.finished(scan);
        assertThat(scene.states()).singleElement().asString().contains("|HERE|");

        dns.isSilent(FIRST, slow);
        var second = scene.starts();
        scene.acts(second, "cancel")
                .statusCode(200)
                .body("state", is("CANCELLED"), "startedBy", is(scene.inspector.toString()));
        scene.acts(second, "pause").statusCode(409);
        dns.isGone(FIRST, slow);
    }

    @Test
    @Tag("long")
    void a_replica_that_loses_its_shard_writes_nothing_and_another_one_does_the_shard_once() {
        var slow = scene.domain("slow");
        var gone = scene.domain("gone");
        scene.files(List.of(slow, gone));
        dns.isSilent(SECOND, slow);
        dns.isGone(FIRST, gone);
        var scan = scene.starts();
        // The slow domain holds its shard up; another replica takes the lease from a stalled one.
        var shards = "SELECT l.name FROM scan_leases l JOIN scan_shards s ON l.name = LOWER(CONCAT_WS('-',"
                + " SUBSTR(HEX(s.shard_id), 1, 8), SUBSTR(HEX(s.shard_id), 9, 4), SUBSTR(HEX(s.shard_id), 13, 4),"
                + " SUBSTR(HEX(s.shard_id), 17, 4), SUBSTR(HEX(s.shard_id), 21))) WHERE s.done = FALSE AND l.token > 0"
                + " AND l.expires_at > UTC_TIMESTAMP(6) AND s.seen_at IS NOT NULL AND s.scan_id = "
                + ScanScene.binary(UUID.fromString(scan));
        ScanScene.soon(() -> !ScanScene.rows(shards).isEmpty());
        var shard = ScanScene.rows(shards).getFirst().replace("|", "");
        assertThat(ScanScene.update("UPDATE scan_leases SET token = token + 1, holder = 'other',"
                        + " expires_at = UTC_TIMESTAMP(6) + INTERVAL 3 SECOND WHERE name = '" + shard + "'"))
                .isEqualTo(1);
        dns.leads(SECOND, slow, scene.here());

        var done = scene.finished(scan);
        assertThat(done.getInt("shardsDone")).isEqualTo(done.getInt("shards"));
        assertThat(done.getLong("domainsSeen")).isEqualTo(done.getLong("domains"));
        assertThat(scene.states()).hasSize(2);
        assertThat(ScanScene.rows(
                        "SELECT COUNT(*) FROM scan_looks WHERE service_id = " + ScanScene.binary(scene.service)))
                .containsExactly("2|");
        assertThat(ScanScene.rows("SELECT consumer FROM inbox_parked_events WHERE event_key = '" + shard + "'"))
                .isEmpty();
    }

    @Test
    void scans_are_listed_and_only_staff_sees_them() {
        var scan = scene.scans(0);
        scene.asInspector()
                .get("/api/v1/scans?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].scanId", is(scan.getString("scanId")), "items[0].state", is("FINISHED"));
        scene.asInspector().get(ScanScene.SCANS + Ids.next()).then().statusCode(404);
        scene.acts(Ids.next().toString(), "pause").statusCode(404);
        for (var caller :
                Map.of("holder", scene.asHolder(), "partner", scene.asPartner()).values()) {
            caller.get("/api/v1/scans").then().statusCode(403).body("items", nullValue());
        }
    }
}
