package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What an outage that a scan has recognised holds back, while later scans run and when one was cancelled. The scans under way are
 * paused: the schedule would judge others.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HeldLooksApiTest {
    private static final int ALL = 100;

    @Inject
    SiteScanTable states;

    private final UUID service = Ids.next();
    private final String group = "ns." + service;
    /** Above the numbers of all scans that other tests have made. */
    private final long first = 1_000
            + Long.parseLong(ScanScene.rows("SELECT COALESCE(MAX(number), 0) FROM scans")
                    .getFirst()
                    .replace("|", ""));

    @AfterEach
    void as_before() {
        ScanScene.update("DELETE FROM scan_frozen_groups WHERE name_servers = '" + group + "'");
        ScanScene.update("DELETE FROM site_scan_states WHERE service_id = " + ScanScene.binary(service));
        ScanScene.update("DELETE FROM scans WHERE number >= " + first);
    }

    @Test
    void an_outage_that_was_recognised_protects_until_a_later_scan_was_judged() {
        isAway("a.com", first);
        assertThat(stands("a.com")).as("no scan knows better").isTrue();
        scan(first, "FINISHED");
        freezes(scan(first + 1, "FINISHED"));
        assertThat(stands("a.com")).isFalse();

        var next = scan(first + 2, "PAUSED");
        assertThat(stands("a.com")).as("a scan that has only begun").isFalse();
        ends(next, "CANCELLED");
        assertThat(stands("a.com")).as("a scan that was cancelled").isFalse();
        scan(first + 3, "FINISHED");
        assertThat(stands("a.com")).isTrue();
    }

    /** The site was here since its finding, and its provider has not proven that it serves it. */
    @Test
    void a_look_after_a_healthy_one_does_not_stand_before_looks_suffice_again() {
        isAway("a.com", first);
        scan(first, "FINISHED");
        assertThat(stands("a.com")).isTrue();
        ScanScene.update("UPDATE site_scan_states SET found = FALSE WHERE domain = 'a.com'");
        assertThat(stands("a.com")).isFalse();
    }

    /** The holder has the site here for a minute between two scans, so that the looks of the scans never suffice again. */
    @Test
    void looks_on_enough_days_stand_once_a_scan_that_began_after_the_first_was_judged_without_an_outage() {
        isAway("a.com", first);
        ScanScene.update("UPDATE site_scan_states SET found = FALSE WHERE domain = 'a.com'");
        scan(first, "FINISHED");
        assertThat(standsSince("a.com", Instant.parse("2100-01-01T00:00:00Z")))
                .as("nothing has judged the outage that it may be")
                .isFalse();
        assertThat(standsSince("a.com", Instant.now().minus(Duration.ofHours(1))))
                .isTrue();
        var next = scan(first + 1, "PAUSED");
        freezes(next);
        assertThat(standsSince("a.com", Instant.EPOCH)).isFalse();
    }

    @Test
    void what_a_scan_found_first_stands_when_it_or_a_later_one_was_judged() {
        isAway("a.com", first);
        var scan = scan(first, "PAUSED");
        assertThat(stands("a.com")).isFalse();
        ends(scan, "CANCELLED");
        assertThat(stands("a.com"))
                .as("nothing has judged the outage that it may be")
                .isFalse();
        scan(first + 1, "FINISHED");
        assertThat(stands("a.com")).isTrue();
    }

    @Test
    void the_next_scan_judges_what_a_cancelled_one_has_left() {
        isAway("old.com", first);
        List.of("a.com", "b.com").forEach(domain -> isAway(domain, first + 1));
        isAway("c.com", first + 2);
        scan(first, "FINISHED");
        scan(first + 1, "CANCELLED");
        scan(first + 2, "PAUSED");

        assertThat(states.turnedBad(first + 2, group)).isEqualTo(3);
        assertThat(states.turnedBad(first + 2, 3))
                .anyMatch(bad -> bad.nameServers().equals(group));
        assertThat(states.freeze(first + 2, group, ALL)).isEqualTo(3);
        assertThat(states.miss(first + 2, group, "", "zzz"))
                .as("its run had begun before")
                .isEqualTo(1);
    }

    private boolean stands(String domain) {
        return states.isAway(new ScannedSite.Key(domain, service));
    }

    private boolean standsSince(String domain, Instant from) {
        return states.isAwaySince(new ScannedSite.Key(domain, service), from);
    }

    private void isAway(String domain, long firstUnhealthy) {
        ScanScene.update(
                "INSERT INTO site_scan_states (domain, service_id, verdict, health, digest, name_servers, since_scan, since,"
                        + " first_unhealthy_scan, first_unhealthy_at, missed, found, was_here) VALUES ('" + domain
                        + "', "
                        + ScanScene.binary(service) + ", 'NXDOMAIN', 'NOT_HERE', 1, '" + group + "', " + firstUnhealthy
                        + ", NOW(6), " + firstUnhealthy + ", NOW(6), 0, TRUE, TRUE)");
    }

    private static UUID scan(long number, String state) {
        var id = Ids.next();
        var ended = state.equals("FINISHED") || state.equals("CANCELLED") ? "NOW(6)" : "NULL";
        ScanScene.update(
                "INSERT INTO scans (scan_id, number, state, started_at, planned, planned_to, shards, domains, ended_at)"
                        + " VALUES (" + ScanScene.binary(id) + ", " + number + ", '" + state
                        + "', NOW(6), TRUE, '', 0, 0, "
                        + ended + ")");
        return id;
    }

    private static void ends(UUID scan, String state) {
        ScanScene.update("UPDATE scans SET state = '" + state + "', ended_at = NOW(6) WHERE scan_id = "
                + ScanScene.binary(scan));
    }

    private void freezes(UUID scan) {
        ScanScene.update("INSERT INTO scan_frozen_groups (scan_id, part, name_servers, domains, bad) VALUES ("
                + ScanScene.binary(scan) + ", 'SCAN', '" + group + "', 1, 1)");
    }
}
