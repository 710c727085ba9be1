package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The finding of a shell site while its record changes, its state is lost, or its last day passes. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class ScanAndRecordApiTest {
    private static final int OPERATOR = 1;
    private static final int LATE = 40;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    ScannedSiteTable sites;

    @Inject
    RescanTable rescans;

    @Inject
    RunShard runShard;

    @Inject
    ForgetLooks forgetLooks;

    private ScanScene scene;
    private String domain;

    @BeforeEach
    void a_site_with_a_finding() {
        scene = new ScanScene(filing);
        domain = scene.domain("away");
        dns.isGone(OPERATOR, domain);
        scene.files(List.of(domain));
        for (var day = 0; day < 3; day++) {
            scene.scans(day);
        }
        assertThat(scene.findings()).containsKey(domain);
    }

    @AfterEach
    void today() {
        scene.endsScans();
        dns.leads(OPERATOR, domain, scene.here());
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_domain_that_is_taken_out_of_the_filing_ends_its_finding() {
        scene.files(List.of(scene.domain("other")));
        await().atMost(ScanScene.LONG)
                .until(() -> "ENDED".equals(scene.findings().get(domain)));
    }

    @Test
    @Tag("long")
    void a_site_that_the_scan_does_not_look_at_any_more_has_no_finding() {
        scene.files(List.of(domain), "APP", "LIVE");
        scene.scans(3);
        assertThat(scene.findings()).containsEntry(domain, "ENDED");
    }

    @Test
    @Tag("long")
    void a_finding_that_ended_with_the_access_is_not_found_again_by_the_scan_that_runs() {
        var exemptions = Set.of(Exemption.ACCESS_CANCELLED);
        scene.files(List.of(domain), "WEBSITE", "CANCELLED");
        await().atMost(ScanScene.LONG)
                .until(() -> "ENDED".equals(scene.findings().get(domain)));
        assertThat(scene.states()).as("the state of the last scan").hasSize(1);
        assertThat(sites.withEndedFinding(Set.of(), new UUID(0, 0), 200))
                .as("what a scan without exemptions would find again")
                .anyMatch(one -> one.site().domain().equals(domain));
        assertThat(sites.withEndedFinding(exemptions, new UUID(0, 0), 200))
                .noneMatch(one -> one.site().domain().equals(domain));
        assertThat(sites.withHealth("NOT_HERE", true, exemptions, null, 200))
                .noneMatch(site -> site.domain().equals(domain));
    }

    @Test
    @Tag("long")
    void access_that_is_granted_again_has_the_days_of_the_policy_before_its_finding_is_found_again() {
        scene.files(List.of(domain), "WEBSITE", "CANCELLED");
        await().atMost(ScanScene.LONG)
                .until(() -> "ENDED".equals(scene.findings().get(domain)));
        ScanScene.movesClock(Duration.ofDays(3));
        scene.files(List.of(domain));
        scene.scans(3);
        scene.scans(4);
        assertThat(scene.findings()).containsEntry(domain, "ENDED");

        scene.scans(5);
        assertThat(scene.findings().get(domain)).isIn("OPENED", "NOTIFIED");
    }

    @Test
    @Tag("long")
    void a_finding_whose_state_was_lost_is_cured() {
        told();
        ScanScene.update("DELETE FROM site_scan_states WHERE domain = '" + domain + "'");
        dns.leads(OPERATOR, domain, scene.here());
        scene.reportsAccess(domain, clock.instant());
        scene.finished(scene.starts());
        assertThat(scene.findings()).containsEntry(domain, "CURED");
    }

    @Test
    @Tag("long")
    void a_finding_is_overdue_only_after_a_look_behind_the_last_day_that_finds_the_site_away() {
        var finding = told();
        dns.leads(OPERATOR, domain, scene.here());
        assertThat(scene.rescans(finding).getString("rescans[0].health")).isEqualTo("HERE");
        ScanScene.movesClock(Duration.ofDays(LATE));
        ScanScene.soon(() -> looks().equals(List.of("HERE|", "HERE|")));
        ScanScene.movesClock(Duration.ofDays(LATE));
        assertThat(scene.findings()).as("an inspector decides").containsEntry(domain, "NOTIFIED");
        assertThat(looks()).as("one look a day").hasSize(2);

        dns.isGone(OPERATOR, domain);
        scene.scans(LATE + 1);
        scene.scans(LATE + 2);
        ScanScene.soon(() -> looks().getLast().equals("NOT_HERE|"));
        ScanScene.movesClock(Duration.ofDays(LATE + 2));
        assertThat(scene.findings()).as("two looks open no finding").containsEntry(domain, "NOTIFIED");
        scene.scans(LATE + 3);
        await().atMost(ScanScene.LONG).until(() -> {
            ScanScene.movesClock(Duration.ofDays(LATE + 3));
            return "OVERDUE".equals(scene.findings().get(domain));
        });
        assertThat(looks()).startsWith("HERE|", "HERE|").endsWith("NOT_HERE|");
    }

    /** Its rescans begin the looks of the scan anew each day, and one is the newest look of the day. */
    @Test
    @Tag("long")
    void a_holder_whose_site_is_here_for_a_minute_each_day_does_not_put_off_the_last_day() {
        var finding = told();
        isHereForAMinute(finding);
        for (var day = 0; day < 3; day++) {
            assertThat(scene.findings()).as("looks of %s days", day).containsEntry(domain, "NOTIFIED");
            scene.scans(LATE + day);
            var looks = day + 1;
            ScanScene.soon(() -> looksOfPlatform().size() == looks);
            if (looks < 3) {
                isHereForAMinute(finding);
            }
        }
        assertThat(looksOfPlatform()).containsOnly("NOT_HERE|");
        assertThat(ScanScene.rows(
                        "SELECT health FROM site_scan_states WHERE found = FALSE AND domain = '" + domain + "'"))
                .as("the looks of the scans do not suffice")
                .containsExactly("NOT_HERE|");
        await().atMost(ScanScene.LONG).until(() -> {
            ScanScene.movesClock(Duration.ofDays(LATE + 2));
            return "OVERDUE".equals(scene.findings().get(domain));
        });
    }

    private void isHereForAMinute(UUID finding) {
        dns.leads(OPERATOR, domain, scene.here());
        assertThat(scene.rescans(finding).getString("rescans[0].health")).isEqualTo("HERE");
        dns.isGone(OPERATOR, domain);
    }

    /** The provider's list was wrong when the look was made (ADR 0031). */
    @Test
    @Tag("long")
    void a_look_that_was_discarded_makes_no_finding_overdue_and_another_one_is_asked_for() {
        told();
        ScanScene.update("INSERT INTO scan_frozen_groups (scan_id, part, kind, name_servers, domains, bad)"
                + " SELECT scan_id, 'SCAN', 'PROVIDER', '" + scene.partner
                + "', 1, 1 FROM scans ORDER BY number DESC LIMIT 1");
        ScanScene.movesClock(Duration.ofDays(LATE));
        ScanScene.soon(() -> looks().equals(List.of("NOT_HERE|")));
        ScanScene.movesClock(Duration.ofDays(LATE));
        assertThat(scene.findings()).as("the provider is frozen").containsEntry(domain, "NOTIFIED");

        dns.leads(OPERATOR, domain, scene.here());
        ScanScene.update("UPDATE scan_frozen_groups SET decision = 'DISCARDED', decided_by = "
                + ScanScene.binary(scene.inspector) + ", decided_at = '"
                + LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC) + "' WHERE name_servers = '"
                + scene.partner + "'");
        ScanScene.soon(() -> {
            ScanScene.movesClock(Duration.ofDays(LATE));
            return looks().equals(List.of("NOT_HERE|", "HERE|"));
        });
        ScanScene.movesClock(Duration.ofDays(LATE));
        assertThat(scene.findings()).containsEntry(domain, "NOTIFIED");
    }

    /** The order may take the domain out of the filing, and the policy exempts the site meanwhile. */
    @Test
    @Tag("long")
    void a_site_whose_subject_has_an_order_with_the_authority_keeps_its_access() {
        told();
        filing.hasOrderWithAuthority(scene.subject);
        ScanScene.movesClock(Duration.ofDays(LATE));
        ScanScene.soon(() -> looks().equals(List.of("NOT_HERE|")));
        ScanScene.movesClock(Duration.ofDays(LATE));
        assertThat(scene.findings()).containsEntry(domain, "NOTIFIED");
    }

    @Test
    @Tag("long")
    void the_result_of_a_rescan_stays() {
        var finding = told();
        scene.rescans(finding);
        var rescan = rescans.newest(finding, 1).getFirst();
        rescans.finish(rescan.id(), Health.HERE, "ADDRESSES", true, clock.instant());
        assertThat(rescans.newest(finding, 1)).containsExactly(rescan);
    }

    @Test
    @Tag("long")
    void the_shards_of_an_old_scan_are_deleted_and_the_scan_is_shown_as_before() {
        var old = scene.finished(scene.starts());
        var young = scene.finished(scene.starts());
        ScanScene.update("UPDATE scans SET ended_at = ended_at - INTERVAL 500 DAY WHERE scan_id = "
                + ScanScene.binary(old.getUUID("scanId")));

        forgetLooks.run();

        assertThat(shardsOf(old)).isZero();
        assertThat(shardsOf(young)).isEqualTo(young.getInt("shards")).isPositive();
        var shown = scene.scan(old.getString("scanId"));
        for (var field : List.of("shards", "shardsDone", "domains", "domainsSeen", "verdicts", "written")) {
            assertThat((Object) shown.get(field)).as(field).isEqualTo(old.get(field));
        }
    }

    private static int shardsOf(JsonPath scan) {
        return ScanScene.rows(
                        "SELECT shard_id FROM scan_shards WHERE scan_id = " + ScanScene.binary(scan.getUUID("scanId")))
                .size();
    }

    @Test
    void the_event_of_a_shard_that_is_not_there_yet_comes_again() {
        assertThatThrownBy(() -> runShard.handle(Ids.next())).isInstanceOf(ProblemException.class);
    }

    @Test
    @Tag("long")
    void a_shard_whose_event_was_lost_is_sent_again() {
        dns.isSilent(OPERATOR, domain);
        var scan = scene.starts();
        ScanScene.soon(() -> scene.scan(scan).getBoolean("planned"));
        await().atMost(ScanScene.LONG)
                .until(() -> !ScanScene.rows(ScansApiTest.LEASED).isEmpty());
        scene.acts(scan, "pause").statusCode(200);
        await().atMost(ScanScene.LONG)
                .until(() -> ScanScene.rows(ScansApiTest.LEASED).isEmpty());
        dns.isGone(OPERATOR, domain);
        ScanScene.update("UPDATE scan_shards SET dispatched_at = dispatched_at - INTERVAL 11 MINUTE,"
                + " seen_at = seen_at - INTERVAL 11 MINUTE");
        ScanScene.update("UPDATE scans SET state = 'RUNNING' WHERE state = 'PAUSED'");
        scene.finished(scan);
    }

    private List<String> looks() {
        return ScanScene.rows("SELECT health FROM finding_rescans WHERE domain = '" + domain
                + "' AND finished_at IS NOT NULL ORDER BY rescan_id");
    }

    private List<String> looksOfPlatform() {
        return ScanScene.rows("SELECT health FROM finding_rescans WHERE domain = '" + domain
                + "' AND finished_at IS NOT NULL AND by_system = TRUE ORDER BY rescan_id");
    }

    private UUID told() {
        await().atMost(ScanScene.LONG).until(() -> {
            ScanScene.movesClock(Duration.ofDays(2));
            return "NOTIFIED".equals(scene.findings().get(domain));
        });
        return scene.findingOf(domain);
    }
}
