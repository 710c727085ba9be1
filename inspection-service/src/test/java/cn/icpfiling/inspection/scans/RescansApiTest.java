package cn.icpfiling.inspection.scans;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.accessrecords.ReportedRecords;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.BusinessClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the finding of a shell site is cured. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class RescansApiTest {
    private static final int OPERATOR = 0;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    RescanTable rescans;

    private ScanScene scene;
    private String domain;

    @BeforeEach
    void a_site_that_is_away() {
        scene = new ScanScene(filing);
        domain = scene.domain("away");
        dns.isGone(OPERATOR, domain);
        scene.files(List.of(domain));
        for (var day = 0; day < 3; day++) {
            scene.scans(day);
        }
    }

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    private UUID told() {
        await().atMost(ScanScene.LONG).until(() -> {
            ScanScene.movesClock(Duration.ofDays(2));
            return "NOTIFIED".equals(scene.findings().get(domain));
        });
        return scene.findingOf(domain);
    }

    @Test
    void a_rescan_cures_only_when_the_provider_served_the_site_after_the_notice() {
        var finding = told();
        scene.reportsAccess(domain, clock.instant().minus(Duration.ofDays(1)));
        var away = scene.rescans(finding);
        assertThat(away.getString("rescans[0].health")).isEqualTo("NOT_HERE");
        assertThat(away.getString("rescans[0].verdict")).isEqualTo("NXDOMAIN");
        assertThat(away.getBoolean("rescans[0].proofMissing")).isFalse();
        assertThat(waitForProof()).doesNotContain(finding.toString());

        dns.leads(OPERATOR, domain, scene.here());
        var waits = scene.rescans(finding);
        assertThat(waits.getString("rescans[0].health")).isEqualTo("HERE");
        assertThat(waits.getBoolean("rescans[0].cured")).isFalse();
        assertThat(waits.getBoolean("rescans[0].proofMissing")).isTrue();
        assertThat(waits.getList("cureLinks.operation", String.class)).contains("requestRescan");
        assertThat(waitForProof()).contains(finding.toString());
        assertThat(waits.getString("state")).isEqualTo("NOTIFIED");
        assertThat(waits.getString("looks[0].health")).isEqualTo("HERE");

        scene.reportsAccess(domain, clock.instant());
        ReportedRecords.soon(
                () -> ScanScene.rows("SELECT 1 FROM access_records r JOIN findings f ON f.domain = r.domain"
                                        + " WHERE r.last_seen > f.notified_at AND r.domain = '" + domain + "'")
                                .size()
                        == 1);
        var cured = scene.rescans(finding);
        assertThat(cured.getBoolean("rescans[0].cured")).isTrue();
        assertThat(cured.getString("state")).isEqualTo("CURED");
        assertThat(waitForProof()).doesNotContain(finding.toString());
        ScanScene.keyed(scene.asHolder())
                .post("/api/v1/findings/" + finding + "/rescans")
                .then()
                .statusCode(409)
                .body("code", is("RESCAN_NOT_POSSIBLE"));
    }

    @Test
    @Tag("long")
    void a_rescan_is_the_holders_or_its_partners_and_limited_a_day() {
        var finding = told();
        var path = "/api/v1/findings/" + finding + "/rescans";
        ScanScene.keyed(given().auth().oauth2(TestTokens.bearer(Ids.next(), "applicant")))
                .post(path)
                .then()
                .statusCode(404);
        ScanScene.keyed(scene.asInspector()).post(path).then().statusCode(403);
        dns.isSilent(OPERATOR, domain);
        UnitOfWork.run(() -> rescans.insert(
                Rescan.requested(Ids.next(), finding, new ScannedSite.Key(domain, scene.service), clock.instant()),
                true));
        assertThat(shownTo(scene.asInspector(), finding)).hasSize(1);
        assertThat(shownTo(scene.asPartner(), finding))
                .as("a look of the platform that waits")
                .isEmpty();
        ScanScene.keyed(scene.asPartner()).post(path).then().statusCode(202);
        assertThat(shownTo(scene.asPartner(), finding)).hasSize(1);
        ScanScene.keyed(scene.asPartner()).post(path).then().statusCode(409).body("code", is("RESCAN_UNDER_WAY"));
        dns.isGone(OPERATOR, domain);
        scene.hasResult(finding);
        for (var i = 1; i < 3; i++) {
            ScanScene.keyed(scene.asPartner()).post(path).then().statusCode(202);
            scene.hasResult(finding);
        }
        ScanScene.keyed(scene.asPartner())
                .post(path)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("RESCANNED_OFTEN_ENOUGH"));
    }

    private static List<?> shownTo(RequestSpecification caller, UUID finding) {
        return caller.get("/api/v1/findings/" + finding).jsonPath().getList("rescans");
    }

    @Test
    void an_inspector_decides_about_a_healthy_site_without_a_record_of_access_only() {
        var finding = told();
        recheck(finding).statusCode(422).body("errors.code", hasItem("RECHECKED_BY_ITS_SOURCE"));
        dns.leads(OPERATOR, domain, scene.here());
        scene.scans(3);
        assertThat(scene.findings()).containsEntry(domain, "NOTIFIED");
        scene.asInspector().get("/api/v1/findings/" + finding).then().body("allowedActs", hasItem("CURE"));
        recheck(finding).statusCode(200).body("state", is("CURED"));
    }

    @Test
    void a_site_that_a_sub_domain_makes_healthy_is_cured_by_the_record_of_that_name() throws JsonProcessingException {
        var finding = told();
        var mobile = "m." + domain;
        ScanScene.oneSubdomainSuffices(true);
        try {
            dns.leads(OPERATOR, mobile, scene.here());
            var waits = scene.rescans(finding);
            assertThat(waits.getString("rescans[0].health")).isEqualTo("HERE");
            assertThat(waits.getString("looks[0].name")).isEqualTo(mobile);
            assertThat(waits.getBoolean("rescans[0].cured")).isFalse();

            scene.reportsAccess(mobile, clock.instant());
            var cured = scene.rescans(finding);
            assertThat(cured.getBoolean("rescans[0].cured")).isTrue();
            assertThat(cured.getString("state")).isEqualTo("CURED");
        } finally {
            ScanScene.oneSubdomainSuffices(false);
        }
    }

    private List<String> waitForProof() {
        return scene.asInspector()
                .get("/api/v1/findings?limit=200&waitingFor=PROOF_OF_ACCESS")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findingId");
    }

    private ValidatableResponse recheck(UUID finding) {
        var shown = scene.asInspector().get("/api/v1/findings/" + finding);
        return ScanScene.keyed(scene.asInspector())
                .header("If-Match", shown.header("ETag"))
                .contentType(ContentType.JSON)
                .body("{\"result\":\"MENDED\",\"statement\":\"服务器有访问记录\"}")
                .post("/api/v1/findings/" + finding + "/recheck")
                .then();
    }

    @Test
    void a_site_that_is_healthy_before_its_holder_is_told_is_cured_by_the_look_alone() {
        // Another site, whose finding waits for its notice because the job of notices has not run since.
        assertThat(scene.findings()).containsKey(domain);
        ScanScene.update(
                "UPDATE findings SET state = 'OPENED', notified_at = NULL, first_notified_at = NULL, due_on = NULL,"
                        + " due_provisional = NULL, remind_on = NULL, due_from = NULL, due_days = NULL, act_on = NULL WHERE domain = '"
                        + domain + "'");
        dns.leads(OPERATOR, domain, scene.here());
        scene.finished(scene.starts());
        assertThat(scene.findings()).containsEntry(domain, "CURED");
    }
}
