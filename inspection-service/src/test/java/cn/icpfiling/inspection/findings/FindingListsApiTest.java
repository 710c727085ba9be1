package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of findings: their filters, their pages, and what they read. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class FindingListsApiTest {

    FilingStub filing;

    @Inject
    SessionFactory sessions;

    private FindingScene scene;

    @BeforeEach
    void a_filed_site() {
        scene = new FindingScene(filing);
    }

    @Test
    void inspectors_filter_the_list_and_page_through_it() {
        scene.filed("REGISTERED", "LIVE");
        scene.settles(scene.spotCheck(), "DIFFERS", "DIFFERS");
        var all = scene.states().keySet();
        assertThat(all).containsExactly("CONTACT.MOBILE", "NUMBER.NOT_SHOWN");

        var paged = new ArrayList<Map<String, Object>>();
        String cursor = null;
        do {
            var page = scene.asInspector()
                    .get("/api/v1/findings?limit=1&province=44&source=SPOT_CHECK&subjectId=" + scene.subject
                            + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(paged).extracting(item -> item.get("reason")).containsExactlyInAnyOrderElementsOf(all);
        for (var other : List.of("province=11", "source=SCAN", "state=OVERDUE", "reason=SITE.SHELL")) {
            scene.asInspector()
                    .get("/api/v1/findings?" + other + "&subjectId=" + scene.subject)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
    }

    @Test
    void inspectors_list_what_waits_for_a_first_notice_and_for_a_decision_about_a_contest() {
        var contested = scene.told();
        scene.acts(scene.asHolder(), contested, "contest", "{\"statement\":\"电话可以接通\"}")
                .statusCode(200);
        assertThat(waiting("CONTEST")).containsExactly(contested.toString());
        assertThat(waiting("FIRST_NOTICE")).isEmpty();

        scene.acts(scene.asInspector(), contested, "confirmation", "{\"statement\":\"电话无人接听\"}")
                .statusCode(200);
        assertThat(waiting("CONTEST")).isEmpty();
    }

    private List<String> waiting(String wait) {
        return scene.asInspector()
                .get("/api/v1/findings?waitingFor=" + wait + "&subjectId=" + scene.subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findingId");
    }

    @Test
    void a_partner_selects_one_customer_and_others_name_none() {
        var id = scene.told();
        var list = "/api/v1/findings?onBehalfOf=";
        assertThat(scene.asPartner()
                        .get(list + scene.holder)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.findingId"))
                .containsExactly(id.toString());
        scene.asPartner().get(list + Ids.next()).then().statusCode(200).body("items", empty());
        for (var other : List.of(scene.asHolder(), scene.asInspector())) {
            other.get(list + scene.holder)
                    .then()
                    .statusCode(400)
                    .body(
                            "errors.code",
                            contains("ONLY_FOR_PARTNERS"),
                            "errors.pointer",
                            contains("/query/onBehalfOf"));
        }
    }

    @Test
    void a_list_reads_the_numbers_of_its_sites_and_not_the_sites() {
        scene.told();
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            assertThat(scene.findings())
                    .extracting(item -> item.get("serviceNumber"))
                    .doesNotContainNull();
            assertThat(statistics.getEntityStatistics(FiledSite.class.getName()).getLoadCount())
                    .isZero();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
