package cn.icpfiling.inspection.scans;

import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static cn.icpfiling.inspection.campaigns.CampaignScene.soon;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looks again at an address that a campaign found abroad, while no scan has begun since the notice. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class AddressChecksApiTest {
    private static final int OPERATOR = 1;
    private static final Duration LATE = Duration.ofDays(60);

    FilingStub filing;
    ScanDns dns;

    @Inject
    SiteScanTable states;

    @Inject
    SourceFindings source;

    @Inject
    ScannedSiteTable sites;

    @Inject
    ScanTerms scanTerms;

    @Inject
    ScanEngines engines;

    @Inject
    KeepLook keepLook;

    @Inject
    ScanConfig config;

    private ScanScene scene;
    private String domain;
    private String finding;
    private String campaign;

    /** The scan alone would have told the holder of a shell site; the finding of the campaign stands for one that it has not. */
    @BeforeEach
    void a_site_in_hong_kong_whose_holder_was_told() {
        scene = new ScanScene(filing, "125");
        domain = scene.domain("abroad");
        dns.leads(OPERATOR, domain, scene.inHongKong());
        scene.files(List.of(domain));
        scene.scans(0);
        UnitOfWork.run(() -> states.found(new ScannedSite.Key(domain, scene.service), true));
        campaign = keyed(scene.asInspector())
                .body("""
                        {"name":"专项核查","population":{"kind":"LIST","entries":["%s"]},"checks":["ADDRESS"],"deadline":"2999-12-31"}""".formatted(domain))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("campaignId");
        acts("/api/v1/campaigns/" + campaign, "/start");
        soon(() -> !findings().isEmpty());
        finding = findings().getFirst();
        acts("/api/v1/findings/" + finding, "/notice");
        assertThat(shown().getString("reason")).isEqualTo("ACCESS.IP_ABROAD");
    }

    @AfterEach
    void today() {
        scene.endsScans();
        ScanScene.movesClock(Duration.ZERO);
    }

    @Test
    void a_holder_who_has_led_the_domain_back_is_cured_at_once() {
        dns.leads(OPERATOR, domain, scene.here());
        asks();

        assertThat(shown().getString("state")).isEqualTo("CURED");
        assertThat(shown().getBoolean("repeatedChecks[0].cured")).isTrue();
        assertThat(tasks()).isEmpty();
    }

    @Test
    @Tag("long")
    void a_domain_that_is_still_abroad_is_told_to_its_holder_and_costs_no_task() {
        asks();

        assertThat(shown().getBoolean("repeatedChecks[0].stillBroken")).isTrue();
        assertThat(shown().getString("repeatedChecks[0].evidence")).contains(scene.inHongKong());
        assertThat(shown().getString("state")).isEqualTo("NOTIFIED");
        assertThat(tasks()).isEmpty();
    }

    @Test
    @Tag("long")
    void a_domain_whose_name_servers_fail_is_a_persons_only_behind_the_last_day() {
        dns.fails(OPERATOR, domain);
        asks();
        assertThat(shown().getString("repeatedChecks[0].state")).isEqualTo("UNKNOWN");
        assertThat(shown().getString("repeatedChecks[0].evidence")).startsWith(domain);
        assertThat(tasks()).as("the holder may ask again").isEmpty();

        ScanScene.movesClock(LATE);
        soon(() ->
                shown().getList("repeatedChecks").size() == 2 && shown().get("repeatedChecks[0].finishedAt") != null);
        assertThat(tasks()).hasSize(1);
    }

    @Test
    void a_scan_from_before_the_notice_cures_no_finding_of_which_no_domain_is_known() {
        var further = scene.domain("further");
        dns.leads(OPERATOR, domain, scene.here());
        dns.leads(OPERATOR, further, scene.here());
        scene.files(List.of(further, domain));
        scene.scans(0);
        finds("ACCESS.IP_NOT_OF_PROVIDER");
        asks();
        assertThat(shown().getString("repeatedChecks[0].evidence")).isEqualTo("NOT_SCANNED");
        assertThat(shown().getString("state")).isEqualTo("NOTIFIED");
        assertThat(tasks()).isEmpty();

        scene.scans(0);
        asks();
        assertThat(shown().getString("state")).as("by a scan from after it").isEqualTo("CURED");
    }

    @Test
    void a_finding_that_names_no_domain_is_that_of_the_only_one() {
        dns.leads(OPERATOR, domain, scene.here());
        finds("ACCESS.IP_NOT_OF_PROVIDER");
        asks();
        assertThat(shown().getString("state")).isEqualTo("CURED");
    }

    @Test
    void domains_are_looked_at_together_and_no_more_once_the_service_stops() {
        var further = scene.domain("further");
        dns.leads(OPERATOR, domain, scene.here());
        dns.leads(OPERATOR, further, scene.inHongKong());
        // The first of them is waited for.
        scene.files(List.of(further, domain));
        var keys = Stream.of(domain, further)
                .map(each -> new ScannedSite.Key(each, scene.service))
                .toList();
        var look = new LookNow(sites, scanTerms, engines, keepLook, config, Clock.systemUTC());
        assertThat(look.handle(keys).entrySet())
                .extracting(found ->
                        found.getKey().domain() + " " + found.getValue().health())
                .containsExactlyInAnyOrder(domain + " HERE", further + " NOT_HERE");

        look.stop(new ShutdownEvent());
        assertThat(look.handle(keys)).isEmpty();
    }

    /** A finding that names no domain, as an inspector opens it; its holder is told. */
    private void finds(String reason) {
        var key = new FindingKey(FindingSource.CAMPAIGN, campaign, reason, scene.subject, scene.service, null);
        UnitOfWork.run(() -> source.found(key, FindingActor.SYSTEM));
        finding = scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&reason=" + reason + "&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId");
        acts("/api/v1/findings/" + finding, "/notice");
    }

    /** As the holder; returns once the look has a result. */
    private void asks() {
        keyed(scene.asHolder())
                .post("/api/v1/findings/" + finding + "/rescans")
                .then()
                .statusCode(202);
        soon(() -> shown().get("repeatedChecks[0].finishedAt") != null);
    }

    private void acts(String path, String act) {
        keyed(scene.asInspector())
                .header("If-Match", scene.asInspector().get(path).header("ETag"))
                .post(path + act)
                .then()
                .statusCode(200);
    }

    private List<String> findings() {
        return scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                .jsonPath()
                .getList("items.findingId");
    }

    private List<String> tasks() {
        return scene.asInspector()
                .get("/api/v1/inspection-tasks?kind=REVIEW_UNKNOWN&findingId=" + finding)
                .jsonPath()
                .getList("items.taskId");
    }

    private JsonPath shown() {
        return scene.asInspector()
                .get("/api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
