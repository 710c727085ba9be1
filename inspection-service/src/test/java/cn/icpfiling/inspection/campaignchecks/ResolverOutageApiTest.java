package cn.icpfiling.inspection.campaignchecks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.pages.SiteStub;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A campaign while the platform's resolver answers for no name (icp.campaigns.away is 4 s here). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
@WithTestResource(SiteStub.class)
class ResolverOutageApiTest {
    private static final int SITES = 6;

    FilingStub filing;
    SiteStub sites;

    @Inject
    Sql sql;

    private CampaignScene scene;

    @BeforeEach
    void sites_in_order() {
        scene = new CampaignScene(filing, SITES, "33", 4);
        scene.services.forEach(
                service -> sites.shows(domain(service), page(CampaignScene.number(service)), StandardCharsets.UTF_8));
    }

    @AfterEach
    void well_again() {
        sites.knowsNames(true);
    }

    private static String page(String number) {
        return "<html><body><p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8)
                + "</p><a href='https://beian.miit.gov.cn/'>" + number
                + "</a><a href='https://beian.mps.gov.cn/#/query/webSearch?code=33010500000001'>浙公网安备33010500000001号</a>"
                + "</body></html>";
    }

    private long kept(UUID service) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM page_evidence WHERE service_id = ?", service)
                .orElseThrow();
    }

    @Test
    void an_outage_of_the_resolver_puts_the_sites_back_until_it_is_over() {
        sites.knowsNames(false);
        var id = scene.runs("\"PAGE\"");
        CampaignScene.stays(() -> scene.done(id) == 0);

        sites.knowsNames(true);
        scene.completes(id);
        assertThat(scene.results(id, "&state=PASSED")).hasSize(SITES);
        assertThat(scene.services)
                .as("the looks of the outage are no evidence")
                .allMatch(service -> kept(service) == 1);
    }

    @Test
    @Tag("long")
    void an_outage_that_lasts_sends_each_site_to_a_person() {
        sites.knowsNames(false);
        var id = scene.runs("\"PAGE\"");

        scene.allDone(id);
        assertThat(scene.results(id, "&state=UNKNOWN"))
                .hasSize(SITES)
                .allSatisfy(
                        result -> assertThat((String) result.get("evidence")).contains(" TOO_SLOW NAME_UNANSWERED "));
        assertThat(scene.tasks(id))
                .extracting(task -> task.get("kind") + " " + task.get("topic"))
                .hasSize(SITES)
                .containsOnly("REVIEW_UNKNOWN PAGE");
        assertThat(scene.services).allMatch(service -> kept(service) == 0);
    }

    @Test
    void a_name_without_an_answer_among_others_that_get_one_goes_to_a_person_with_its_look() {
        var dead = scene.services.getFirst();
        sites.isLame(domain(dead));

        var id = scene.runs("\"PAGE\"");

        scene.allDone(id);
        assertThat(scene.results(id, "&state=PASSED")).hasSize(SITES - 1);
        assertThat(scene.results(id, "&state=UNKNOWN"))
                .singleElement()
                .satisfies(result -> assertThat((String) result.get("evidence"))
                        .startsWith(domain(dead) + " page ")
                        .contains(" NAME_UNANSWERED "));
        assertThat(kept(dead)).isEqualTo(1);
    }
}
