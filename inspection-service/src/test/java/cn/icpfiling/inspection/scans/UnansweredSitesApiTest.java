package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.UnansweredSiteTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site whose hoster dropped its zone never looks away; after the looks of the policy a person decides on it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class UnansweredSitesApiTest {
    private static final int OPERATOR = 2;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    UnansweredSites unanswered;

    @Inject
    UnansweredSiteTable table;

    @Inject
    ScanTable scans;

    @Inject
    ScanTerms terms;

    @Inject
    ScanConfig config;

    private ScanScene scene;

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_zone_that_fails_for_the_looks_of_the_policy_is_for_a_campaign_and_opens_no_finding() {
        scene = new ScanScene(filing);
        var dead = scene.domain("dead");
        var sound = scene.domain("sound");
        dns.fails(OPERATOR, dead);
        dns.leads(OPERATOR, sound, scene.here());
        scene.files(List.of(dead, sound));

        scene.scans(0);
        scene.scans(1);
        assertThat(waiting()).as("two looks").isZero();
        create().statusCode(422).body("errors.code", contains("NOTHING_UNANSWERED"));

        scene.scans(2);
        assertThat(waiting()).isEqualTo(1);
        whileNewestIsUnhealthy(() -> assertThat(waiting())
                .as("its servers were reached, whatever others did")
                .isEqualTo(1));
        assertThat(scene.findings()).isEmpty();
        var created = create().statusCode(201);
        created.body("population.kind", equalTo("UNANSWERED"));
        var campaign = created.extract().<String>path("campaignId");
        scene.asInspector().get("/api/v1/campaigns/" + campaign).then().body("population.kind", equalTo("UNANSWERED"));
        assertThat(ScanScene.rows("SELECT population FROM campaigns WHERE campaign_id = " + binary(campaign)))
                .as("a replica of the release before reads it")
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"kind\":\"LIST\"");
        assertThat(ScanScene.rows("SELECT LOWER(HEX(service_id)) FROM campaign_chosen_sites WHERE campaign_id = "
                        + binary(campaign)))
                .containsExactly(scene.service.toString().replace("-", "").toLowerCase(Locale.ROOT) + "|");

        dns.leads(OPERATOR, dead, scene.here());
        scene.scans(3);
        assertThat(waiting()).as("the name servers answer again").isZero();
    }

    @Test
    void a_domain_that_is_left_open_in_changing_ways_is_for_a_person_so_many_at_a_time_and_no_outage_makes_one() {
        scene = new ScanScene(filing);
        var other = new ScanScene(filing);
        var domains = List.of(scene.domain("a"), other.domain("b"));
        domains.forEach(domain -> dns.fails(OPERATOR, domain));
        scene.files(domains.subList(0, 1));
        other.files(domains.subList(1, 2));
        scene.scans(0);
        domains.forEach(domain -> dns.isUnconfirmed(OPERATOR, domain));
        scene.scans(1);
        scene.scans(2);
        assertThat(List.of(scene.states(), other.states()))
                .allSatisfy(states -> assertThat(states)
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .contains("|UNCONFIRMED|UNKNOWN|"));
        assertThat(unanswered.domains()).isEqualTo(new UnansweredSites.Domains(2, 0));
        var oneAtATime = new UnansweredSites(table, scans, terms, TestScanConfig.every("off"), clock);
        assertThat(oneAtATime.domains()).isEqualTo(new UnansweredSites.Domains(1, 1));
        assertThat(oneAtATime.sites()).containsExactly(scene.service);

        whileNewestIsUnhealthy(() -> {
            assertThat(waiting()).as("two looks count").isZero();
            create().statusCode(422).body("errors.code", contains("NOTHING_UNANSWERED"));
        });
        assertThat(unanswered.isNewestUnhealthy()).isFalse();
        var campaign = create().statusCode(201).extract().<String>path("campaignId");
        assertThat(oneAtATime.sites()).as("an open campaign has it").isEmpty();
        cancels(campaign);
        try {
            decides(campaign, "UNKNOWN");
            assertThat(oneAtATime.sites()).as("no person has looked at it").containsExactly(other.service);
            decides(campaign, other, "UNKNOWN");
            isDecidedLater(campaign, scene, 1);
            assertThat(oneAtATime.sites()).as("looked at before the other").containsExactly(other.service);
            isDecidedLater(campaign, other, 2);
            assertThat(oneAtATime.sites()).as("looked at before the other").containsExactly(scene.service);
        } finally {
            ScanScene.update("DELETE FROM campaign_results WHERE campaign_id = " + binary(campaign));
        }
    }

    private void whileNewestIsUnhealthy(Runnable asserts) {
        var newest = " WHERE number = " + scans.newest().orElseThrow().number();
        var totals = ScanScene.rows("SELECT totals FROM scans" + newest).getFirst();
        try {
            ScanScene.update("UPDATE scans SET totals = JSON_SET(totals, '$.health.UNKNOWN', 1000)" + newest);
            assertThat(unanswered.isNewestUnhealthy()).isTrue();
            asserts.run();
        } finally {
            ScanScene.update("UPDATE scans SET totals = '" + totals.substring(0, totals.length() - 1) + "'" + newest);
        }
    }

    /** A person's word at the end of the newest scan. */
    private void decides(String campaign, String state) {
        decides(campaign, scene, state);
    }

    private static void isDecidedLater(String campaign, ScanScene of, int hours) {
        ScanScene.update("UPDATE campaign_results SET checked_at = checked_at + INTERVAL " + hours + " HOUR"
                + " WHERE campaign_id = " + binary(campaign) + " AND service_id = " + ScanScene.binary(of.service));
    }

    private static void decides(String campaign, ScanScene of, String state) {
        ScanScene.update(
                "INSERT INTO campaign_results (campaign_id, service_id, check_kind, subject_id, service_number,"
                        + " state, reasons, evidence, by_person, checked_at) SELECT " + binary(campaign) + ", "
                        + ScanScene.binary(of.service) + ", 'ADDRESS', " + ScanScene.binary(of.subject)
                        + ", 'x', '" + state + "', '[]', '', TRUE, ended_at FROM scans ORDER BY number DESC LIMIT 1");
    }

    @Test
    void what_an_open_campaign_has_is_not_chosen_again_and_still_waits() {
        var campaign = deadSite();
        assertThat(waiting()).isEqualTo(1);
        create().statusCode(422).body("errors.code", contains("NOTHING_UNANSWERED"));

        cancels(campaign);
        cancels(create().statusCode(201).extract().path("campaignId"));
    }

    @Test
    void a_decision_counts_from_when_the_looks_sufficed_and_only_if_it_decides() {
        var campaign = deadSite();
        var results = " WHERE campaign_id = " + binary(campaign);
        try {
            decides(campaign, "PASSED");
            assertThat(waiting()).as("decided").isZero();
            assertThat(waitingIn(89)).as("decided 89 days ago").isZero();
            assertThat(waitingIn(91)).as("decided more than 90 days ago").isEqualTo(1);

            ScanScene.update("UPDATE campaign_results SET state = 'UNKNOWN'" + results);
            assertThat(waiting()).as("undecidable").isEqualTo(1);

            ScanScene.update("UPDATE campaign_results SET state = 'FAILED', by_person = FALSE" + results);
            assertThat(waiting()).as("a check's word").isEqualTo(1);

            ScanScene.update("UPDATE campaign_results SET by_person = TRUE, checked_at = checked_at - INTERVAL 12 HOUR"
                    + results);
            assertThat(waiting()).as("decided after two looks").isEqualTo(1);
        } finally {
            ScanScene.update("DELETE FROM campaign_results" + results);
        }
        cancels(campaign);
    }

    @Test
    void a_row_of_the_release_before_counts_from_its_last_answer_on() {
        cancels(deadSite());
        var states = "UPDATE site_scan_states SET unknown_since_scan = NULL, since_scan = since_scan + %d"
                + " WHERE service_id = " + ScanScene.binary(scene.service);
        ScanScene.update(states.formatted(0));
        assertThat(waiting()).as("the same answer in three scans").isEqualTo(1);
        ScanScene.update(states.formatted(1));
        assertThat(waiting()).as("in two scans").isZero();
    }

    @Test
    void a_frozen_group_and_a_domain_with_a_finding_are_left_out() {
        cancels(deadSite());
        scene.scans(3);
        for (var scansBefore = 0; scansBefore <= 3; scansBefore++) {
            try {
                ScanScene.update("INSERT INTO scan_frozen_groups (scan_id, part, name_servers, domains, bad)"
                        + " SELECT (SELECT scan_id FROM scans ORDER BY number DESC LIMIT 1 OFFSET " + scansBefore
                        + "), 'SCAN', name_servers, 1, 1 FROM site_scan_states WHERE service_id = "
                        + ScanScene.binary(scene.service));
                assertThat(waiting())
                        .as("frozen %s scans before the newest one, of which three count", scansBefore)
                        .isEqualTo(scansBefore < 3 ? 0 : 1);
            } finally {
                ScanScene.update("DELETE FROM scan_frozen_groups WHERE name_servers IN (SELECT name_servers"
                        + " FROM site_scan_states WHERE service_id = " + ScanScene.binary(scene.service) + ")");
            }
        }
        assertThat(waiting()).isEqualTo(1);

        var finding = ScanScene.binary(Ids.next());
        try {
            ScanScene.update(
                    "INSERT INTO findings (finding_id, source, source_key, reason, subject_id, service_id, domain,"
                            + " state, policy_version, policy_day, opened_at, contests, extended_days, sequence, version) SELECT "
                            + finding + ", 'CAMPAIGN', 'x', 'ACCESS.NO_RESOLUTION', " + ScanScene.binary(scene.subject)
                            + ", "
                            + "service_id, domain, 'OPENED', 1, '2026-11-24', '2026-11-24', 0, 0, 1, 1"
                            + " FROM site_scan_states WHERE service_id = " + ScanScene.binary(scene.service));
            assertThat(waiting()).as("a finding tells it").isZero();
            ScanScene.update("UPDATE findings SET domain = 'another.cn' WHERE finding_id = " + finding);
            assertThat(waiting()).as("of another domain").isEqualTo(1);
        } finally {
            ScanScene.update("DELETE FROM findings WHERE finding_id = " + finding);
        }
    }

    /** A site with one domain, whose zone has failed in three scans, and the campaign that has chosen it. */
    private String deadSite() {
        scene = new ScanScene(filing);
        var dead = scene.domain("dead");
        dns.fails(OPERATOR, dead);
        scene.files(List.of(dead));
        for (var day = 0; day < 3; day++) {
            scene.scans(day);
        }
        return create().statusCode(201).extract().path("campaignId");
    }

    private void cancels(String campaign) {
        var path = "/api/v1/campaigns/" + campaign;
        ScanScene.keyed(scene.asInspector())
                .contentType(ContentType.JSON)
                .header("If-Match", scene.asInspector().get(path).header("ETag"))
                .post(path + "/cancel")
                .then()
                .statusCode(200);
    }

    private long waiting() {
        return unanswered.domains().waiting();
    }

    /** By a clock of its own: jobs of the whole application follow the other one. */
    private long waitingIn(int days) {
        var then = Clock.fixed(clock.instant().plus(Duration.ofDays(days)), ZoneOffset.UTC);
        return new UnansweredSites(table, scans, terms, config, then).domains().waiting();
    }

    private static String binary(String campaign) {
        return ScanScene.binary(UUID.fromString(campaign));
    }

    private ValidatableResponse create() {
        return ScanScene.keyed(scene.asInspector())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"无应答网站","population":{"kind":"UNANSWERED"},"checks":["ADDRESS"],"deadline":"2099-12-31"}""")
                .post("/api/v1/campaigns")
                .then();
    }
}
