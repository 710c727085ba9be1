package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of the sites of a campaign: results, findings, tasks; pauses, kills and ends. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class CampaignRunsApiTest {
    FilingStub filing;
    VerificationStub verification;

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    @Inject
    CampaignOperations operations;

    @Inject
    BusinessClock clock;

    @AfterEach
    void quick_again_and_today() {
        verification.takes(Duration.ZERO);
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_campaign_without_faults_completes_by_itself() {
        var scene = new CampaignScene(filing, 3, "33", 4);

        var id = scene.runs("\"REGISTER\",\"DOMAIN\"");

        scene.completes(id);
        var shown = scene.shown(id);
        assertThat(shown.getList("checks")).containsExactly("DOMAIN", "REGISTER");
        assertThat(shown.getInt("progress.total")).isEqualTo(3);
        assertThat(shown.getInt("progress.checks[0].passed")).isEqualTo(3);
        assertThat(shown.getInt("progress.perMinute")).isPositive();
        assertThat(scene.findings()).isEmpty();
        assertThat(acts(id)).containsExactly("CAMPAIGN.COMPLETE", "CAMPAIGN.CREATE", "CAMPAIGN.START");
    }

    @Test
    void each_fault_opens_a_finding_and_the_results_say_which() {
        var scene = new CampaignScene(filing, 2, "33", 4);
        var site = scene.services.getFirst();
        verification.finds(domain(site), "D4", "BROKEN", "DOMAIN_EXPIRED");
        verification.finds(domain(site), "D3", "BROKEN", "REAL_NAME_NOT_SYNCED");
        verification.registers(scene.subject.toString(), "BROKEN", "CERT_REVOKED");

        var id = scene.runs("\"DOMAIN\",\"REGISTER\"");

        var shown = scene.allDone(id);
        assertThat(scene.findings())
                .hasSize(2)
                .contains(site + " DOMAIN.EXPIRED")
                .filteredOn(finding -> finding.endsWith(" SPONSOR_NAME.CERT_REVOKED"))
                .as("a fault of the subject is told once")
                .hasSize(1);
        assertThat(shown.getInt("progress.findings")).isEqualTo(2);
        assertThat(scene.results(id, "&check=REGISTER&state=FAILED"))
                .hasSize(2)
                .filteredOn(result -> result.get("knownFindings") instanceof List<?> known && !known.isEmpty())
                .as("the result of the other site names it")
                .hasSize(1);
        assertThat(scene.results(id, "&check=DOMAIN&state=FAILED"))
                .singleElement()
                .satisfies(result -> assertThat(result)
                        .containsEntry("reasons", List.of("DOMAIN.EXPIRED"))
                        .containsEntry("evidence", domain(site) + " D4 DOMAIN_EXPIRED")
                        .containsEntry("byPerson", false));
        assertThat(scene.results(id, "")).hasSize(4);
        assertThat(verification.asked(domain(site)).getFirst().get("orderType").asText())
                .isEqualTo("CHANGE_SERVICE");
    }

    @Test
    void the_register_is_asked_about_the_sponsor_as_filed_with_the_legal_representative() throws IOException {
        var scene = new CampaignScene(filing, 1, "33", 4);
        filing.knows(scene.subject, "北京示例科技有限公司", 1, "91110000MA00000077", "示例甲");

        scene.completes(scene.runs("\"REGISTER\""));

        assertThat(verification.asked(scene.subject.toString()))
                .containsOnly(new ObjectMapper().readTree("""
                {"subjectId":"%s","name":"北京示例科技有限公司","certificateType":1,"certificateNumber":"91110000MA00000077",
                 "legalRepresentative":"示例甲"}""".formatted(scene.subject)));
    }

    @Test
    @Tag("long")
    void a_campaign_behind_many_that_wait_for_people_has_its_turn() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var first = UUID.fromString(scene.creates(scene.list(), "\"PAPERS\"")
                .statusCode(201)
                .extract()
                .path("campaignId"));
        var waiting =
                LongStream.rangeClosed(1, 100).mapToObj(n -> new UUID(0, n)).toList();
        UnitOfWork.run(() -> waiting.forEach(id -> isUnfinished(id, first)));
        try {
            var id = scene.runs("\"DOMAIN\"");
            scene.completes(id);
        } finally {
            UnitOfWork.run(() -> {
                sql.update("DELETE FROM campaign_counts WHERE campaign_id <= ?", waiting.getLast());
                sql.update("DELETE FROM campaigns WHERE campaign_id <= ?", waiting.getLast());
            });
        }
    }

    /** A running campaign like the given one, whose one task is open. */
    private void isUnfinished(UUID id, UUID like) {
        sql.update(
                "INSERT INTO campaigns (campaign_id, name, population, unknown_lines, checks, deadline, staff, open_to_all, state,"
                        + " chosen, all_taken, made_by, made_at, started_at, version) SELECT ?, name, population, unknown_lines,"
                        + " checks, deadline, staff, open_to_all, 'RUNNING', TRUE, TRUE, made_by, made_at, made_at, version"
                        + " FROM campaigns WHERE campaign_id = ?",
                id,
                like);
        sql.update(
                "INSERT INTO campaign_counts (campaign_id, check_kind, state, n) VALUES (?, 'PAPERS', 'WAITING', 1)",
                id);
    }

    @Test
    void the_results_page_without_gaps_and_export_as_csv() {
        var scene = new CampaignScene(filing, 3, "33", 4);
        var id = scene.runs("\"DOMAIN\",\"REGISTER\"");
        scene.allDone(id);

        var first = scene.asInspector()
                .get("/api/v1/campaigns/" + id + "/results?limit=4")
                .jsonPath();
        var second = scene.asInspector()
                .get("/api/v1/campaigns/" + id + "/results?limit=4&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(first.getList("items").size() + second.getList("items").size())
                .isEqualTo(6);
        assertThat(second.getString("next")).isNull();
        var csv = scene.asInspector()
                .get("/api/v1/campaigns/" + id + "/results.csv?check=DOMAIN")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(csv.lines())
                .hasSize(4)
                .first()
                .asString()
                .as("with the mark by which a spreadsheet knows UTF-8")
                .startsWith("\uFEFFserviceId,subjectId");
    }

    @Test
    @Tag("long")
    void a_source_that_cannot_be_asked_is_asked_again_and_then_a_person_is() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        verification.refuses(domain(scene.services.getFirst()), 500);

        var id = scene.runs("\"DOMAIN\"");

        var shown = scene.allDone(id);
        assertThat(scene.findings()).isEmpty();
        assertThat(shown.getInt("progress.checks[0].unknown")).isEqualTo(1);
        assertThat(shown.getInt("progress.checks[0].waiting")).isEqualTo(1);
        assertThat(scene.tasks(id))
                .singleElement()
                .satisfies(task -> assertThat(task)
                        .containsEntry("kind", "REVIEW_UNKNOWN")
                        .containsEntry("topic", "DOMAIN")
                        .containsEntry("state", "OPEN"));
        assertThat(verification.asked(domain(scene.services.getFirst()))).hasSize(2);
        assertThat(shown.getString("state")).isEqualTo("RUNNING");
    }

    @Test
    void no_register_is_asked_about_a_person() {
        var scene = new CampaignScene(filing, 1, "33", 5);

        var id = scene.runs("\"REGISTER\"");

        scene.allDone(id);
        assertThat(scene.results(id, "&state=UNKNOWN"))
                .singleElement()
                .satisfies(result -> assertThat(result).containsEntry("evidence", "NO_REGISTER_OF_PEOPLE"));
        assertThat(verification.asked(scene.subject.toString())).isEmpty();
        assertThat(scene.tasks(id)).hasSize(1);
    }

    @Test
    @Tag("long")
    void a_paused_campaign_checks_no_further_site_until_it_is_resumed() {
        var scene = new CampaignScene(filing, 12, "33", 4);
        verification.takes(Duration.ofMillis(300));
        var id = scene.runs("\"DOMAIN\"");
        CampaignScene.soon(() -> scene.done(id) >= 2);

        scene.acts(id, "pause").statusCode(200).body("state", is("PAUSED"));

        var done = scene.done(id);
        assertThat(done).isLessThan(12);
        CampaignScene.stays(() -> scene.done(id) == done);
        scene.acts(id, "start").statusCode(409);
        verification.takes(Duration.ZERO);
        scene.acts(id, "resume").statusCode(200);
        scene.completes(id);
        assertThat(scene.done(id)).isEqualTo(12);
        assertThat(scene.results(id, "")).hasSize(12);
    }

    @Test
    @Tag("long")
    void a_worker_that_lost_its_lease_writes_nothing_and_no_fault_is_found_twice() {
        var scene = new CampaignScene(filing, 3, "33", 4);
        var site = scene.services.stream().sorted().findFirst().orElseThrow();
        scene.services.forEach(each -> verification.finds(domain(each), "D4", "BROKEN", "DOMAIN_EXPIRED"));
        var latch = verification.holds(domain(site));
        var id = scene.runs("\"DOMAIN\"");
        CampaignScene.soon(() -> verification.asked(domain(site)).size() == 1);

        UnitOfWork.run(() -> sql.update(
                "UPDATE operation_batches SET expires_at = '2000-01-01' WHERE operation_id IN"
                        + " (SELECT id FROM operations WHERE owner = ?)",
                id));
        scene.allDone(id);
        latch.countDown();

        CampaignScene.stays(() -> scene.findings().size() == 3);
        assertThat(verification.asked(domain(site))).hasSizeGreaterThan(1);
        assertThat(scene.results(id, "")).hasSize(3);
        assertThat(scene.shown(id).getInt("progress.checks[0].failed")).isEqualTo(3);
    }

    @Test
    void a_line_that_comes_again_opens_no_second_finding_even_after_a_cure() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        verification.finds(domain(site), "D4", "BROKEN", "DOMAIN_EXPIRED");
        var id = scene.runs("\"DOMAIN\",\"PAPERS\"");
        scene.allDone(id);
        cures(scene);

        UnitOfWork.run(() -> operations.start(id, List.of(site)));

        CampaignScene.soon(() -> operations.open(id).isEmpty());
        assertThat(verification.asked(domain(site))).hasSize(2);
        assertThat(scene.findings()).containsExactly(site + " DOMAIN.EXPIRED CURED");
        assertThat(scene.done(id)).isEqualTo(1);
    }

    @Test
    void a_cancelled_campaign_ends_with_its_tasks_and_keeps_its_findings() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        verification.finds(domain(scene.services.getFirst()), "D4", "BROKEN", "DOMAIN_EXPIRED");
        var id = scene.runs("\"DOMAIN\",\"CALLS\"");
        scene.allDone(id);

        scene.acts(id, "cancel").statusCode(200).body("state", is("CANCELLED")).body("allowedActs", is(List.of()));

        CampaignScene.soon(() -> scene.tasks(id).stream().allMatch(task -> "WITHDRAWN".equals(task.get("state"))));
        assertThat(scene.tasks(id)).hasSize(4);
        assertThat(scene.findings()).hasSize(1);
        scene.acts(id, "resume").statusCode(409);
    }

    @Test
    void a_campaign_is_overdue_from_the_day_after_its_deadline_on_until_it_ends() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var deadline = LegalTime.dayOf(clock.instant()).plusDays(3);
        var id = scene.starts(UUID.fromString(scene.creates(scene.list(), "\"PAPERS\"", deadline)
                .statusCode(201)
                .body("overdue", is(false))
                .extract()
                .path("campaignId")));

        isNoonOf(deadline);
        assertThat(scene.shown(id).getBoolean("overdue")).isFalse();
        isNoonOf(deadline.plusDays(1));
        assertThat(scene.shown(id).getBoolean("overdue")).isTrue();
        assertThat(scene.asInspector()
                        .get("/api/v1/campaigns?state=RUNNING&limit=200")
                        .jsonPath()
                        .<Map<String, Object>>getList("items"))
                .anySatisfy(campaign -> assertThat(campaign)
                        .containsEntry("campaignId", id.toString())
                        .containsEntry("overdue", true));

        scene.acts(id, "cancel").statusCode(200).body("overdue", is(false));
    }

    private void isNoonOf(LocalDate day) {
        clock.moveTo(Duration.between(Instant.now(), day.atTime(12, 0).atZone(LegalTime.ZONE)));
    }

    @Test
    void an_act_needs_a_key_and_the_present_version_and_a_known_campaign() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var id = UUID.fromString(scene.creates(scene.list(), "\"PAPERS\"")
                .statusCode(201)
                .extract()
                .path("campaignId"));
        var start = "/api/v1/campaigns/" + id + "/start";

        scene.asInspector().header("If-Match", "\"1-\"").post(start).then().statusCode(400);
        keyed(scene.asInspector()).post(start).then().statusCode(428);
        keyed(scene.asInspector())
                .header("If-Match", "\"7-\"")
                .post(start)
                .then()
                .statusCode(412);
        keyed(scene.asInspector())
                .header("If-Match", "\"1-\"")
                .post("/api/v1/campaigns/" + scene.subject + "/start")
                .then()
                .statusCode(404);
        scene.asInspector().get("/api/v1/campaigns/" + scene.subject).then().statusCode(404);
        assertThat(scene.asInspector()
                        .get("/api/v1/campaigns?state=DRAFT&limit=200")
                        .jsonPath()
                        .<Map<String, Object>>getList("items"))
                .anySatisfy(campaign -> assertThat(campaign)
                        .containsEntry("campaignId", id.toString())
                        .doesNotContainKey("progress"));
    }

    private void cures(CampaignScene scene) {
        var found = scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId");
        var path = "/api/v1/findings/" + found;
        keyed(scene.asInspector())
                .header("If-Match", scene.asInspector().get(path).header("ETag"))
                .body("{\"result\":\"MENDED\",\"statement\":\"已续费\"}")
                .post(path + "/recheck")
                .then()
                .statusCode(200);
    }

    private List<String> acts(UUID campaign) {
        return trail.page(AuditTrail.Filter.of("CAMPAIGN", campaign), null, null, 10).stream()
                .map(entry -> entry.act())
                .sorted()
                .toList();
    }
}
