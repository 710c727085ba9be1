package cn.icpfiling.inspection.campaignchecks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.pages.SiteStub;
import cn.icpfiling.inspection.store.PageEvidenceTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Campaigns that look at addresses, as the scans know them, and at home pages. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
@WithTestResource(SiteStub.class)
class SiteChecksApiTest {
    private static final String TEXT = "<p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8) + "</p>";
    private static final Pattern PAGE = Pattern.compile("page ([0-9a-f-]{36})");

    FilingStub filing;
    SiteStub sites;

    @Inject
    ScanTable scans;

    @Inject
    SiteScanTable states;

    @Inject
    ScanLookTable looks;

    @Inject
    PageEvidenceTable evidence;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Test
    void faults_open_findings_and_what_is_not_sure_becomes_a_task() {
        var scene = new CampaignScene(filing, 3, "33", 4);
        var sound = scene.services.get(0);
        var abroad = scene.services.get(1);
        var odd = scene.services.get(2);
        scanned();
        known(sound, Health.HERE, false);
        known(abroad, Health.NOT_HERE, true, new LookEvidence.Address("101.0.1.200", Ids.next(), "81", false));
        known(odd, Health.NOT_HERE, false);
        sites.shows(domain(sound), page(CampaignScene.number(sound)), StandardCharsets.UTF_8);
        sites.shows(domain(abroad), page("粤ICP备05000001号-1"), StandardCharsets.UTF_8);

        var id = scene.runs("\"ADDRESS\",\"PAGE\"");

        scene.allDone(id);
        assertThat(scene.results(id, "&state=PASSED"))
                .extracting(result -> result.get("serviceId") + " " + result.get("check"))
                .containsExactlyInAnyOrder(sound + " ADDRESS", sound + " PAGE");
        assertThat(scene.findings()).containsExactly(abroad + " ACCESS.IP_ABROAD", abroad + " NUMBER.SHOWN_WRONG");
        assertThat(scene.results(id, "&state=UNKNOWN"))
                .extracting(result -> result.get("serviceId"))
                .containsExactly(odd.toString(), odd.toString());
        assertThat(scene.tasks(id))
                .extracting(task -> task.get("kind") + " " + task.get("topic"))
                .containsExactlyInAnyOrder("REVIEW_UNKNOWN ADDRESS", "REVIEW_UNKNOWN PAGE");

        var shown = PAGE.matcher((String)
                scene.results(id, "&check=PAGE&state=FAILED").getFirst().get("evidence"));
        assertThat(shown.find()).isTrue();
        scene.asInspector()
                .get("/api/v1/page-evidence/" + shown.group(1))
                .then()
                .statusCode(200)
                .body("inspection.domain", is(domain(abroad)));
    }

    @Test
    void without_a_scan_of_the_last_days_nothing_is_said_of_addresses() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        scanned();
        known(scene.services.getFirst(), Health.NOT_HERE, true);
        UnitOfWork.run(() -> sql.update(
                "UPDATE scans SET ended_at = ? WHERE state = 'FINISHED'",
                clock.instant().minus(8, ChronoUnit.DAYS)));

        var id = scene.runs("\"ADDRESS\"");

        scene.allDone(id);
        assertThat(scene.findings()).isEmpty();
        assertThat(scene.results(id, "&state=UNKNOWN"))
                .singleElement()
                .satisfies(result -> assertThat(result).containsEntry("evidence", "NOT_SCANNED"));
    }

    @Test
    @Tag("long")
    void looks_twice_a_day_for_thirty_days_that_met_no_page_make_a_case_for_an_inspector() {
        var scene = new CampaignScene(filing, 2, "33", 4);
        var unused = scene.services.get(0);
        var shortly = scene.services.get(1);
        lookedTwiceADay(unused, 31);
        lookedTwiceADay(shortly, 28);

        var id = scene.runs("\"PAGE\"");

        scene.allDone(id);
        UnitOfWork.run(() -> sql.update("DELETE FROM page_evidence WHERE content = ''"));
        var told = scene.results(id, "&state=UNKNOWN").stream()
                .collect(
                        Collectors.toMap(result -> result.get("serviceId"), result -> (String) result.get("evidence")));
        assertThat(told.get(unused.toString())).contains(domain(unused) + " SITE.NOT_IN_USE SUSPECTED");
        assertThat(told.get(shortly.toString())).isNotEmpty().doesNotContain("NOT_IN_USE");
    }

    /** Earlier looks that met no page; their content is empty, so that they can be told apart. */
    private void lookedTwiceADay(UUID service, int days) {
        UnitOfWork.run(() -> {
            for (var half = 1; half <= 2 * days; half++) {
                evidence.insert(new PageEvidenceTable.Row(
                        Ids.next(),
                        service,
                        domain(service),
                        clock.instant().minus(12L * half, ChronoUnit.HOURS),
                        null,
                        true,
                        new byte[0]));
            }
        });
    }

    private void scanned() {
        UnitOfWork.run(() -> {
            var number = scans.newest().map(Scan::number).orElse(0L) + 1;
            var scan =
                    new Scan(Ids.next(), number, ScanState.RUNNING, null, clock.instant(), true, "", 0, 0, null, null);
            scans.insert(scan);
            scans.end(scan.id(), ScanState.FINISHED, ScanTotals.none(), clock.instant());
        });
    }

    private void known(UUID service, Health health, boolean found, LookEvidence.Address... addresses) {
        var key = new ScannedSite.Key(domain(service), service);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var verdict = addresses.length == 0 ? "NXDOMAIN" : "ADDRESSES";
        var first = SiteState.first(new SiteLook(health, verdict, false, 1, ""), 1, at);
        var state = new SiteState(
                first.look(), 1, at, first.firstUnhealthyScan(), first.firstUnhealthyAt(), 0, null, found, true);
        var evidence = new LookEvidence(null, List.of(addresses), List.of(), null, List.of());
        UnitOfWork.run(() -> {
            states.write(Map.of(key, state));
            looks.write(List.of(new StoredLook(Ids.next(), key, 1L, at, health, verdict, evidence)));
        });
    }

    private static String page(String number) {
        return "<html><body>" + TEXT + "<a href='https://beian.miit.gov.cn/'>" + number
                + "</a><a"
                + " href='https://beian.mps.gov.cn/#/query/webSearch?code=33010500000001'>浙公网安备33010500000001号</a>"
                + "</body></html>";
    }
}
