package cn.icpfiling.filing.cancellation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a holder is told of sites at other providers: our records do not have them, the authority's register does. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SitesElsewhereApiTest extends CancellationScene {

    private final Applicant holder = new Applicant();
    private String service;

    @BeforeEach
    void the_only_site_here() {
        service = files(holder, domain);
    }

    @AfterEach
    void what_others_see_is_as_before() {
        FiledAtTheAuthority.noMore(holder.certificateNumber);
    }

    @Test
    void the_end_of_the_last_site_empties_a_subject_that_has_none_elsewhere() {
        authorityShows("1");

        impactOfSite().body("warnings.code", hasItem("SUBJECT_LEFT_EMPTY"));
        impactOfSubject().body("warnings.code", contains("SERVICE_NUMBERS_STAY_USED"));
    }

    @Test
    void who_has_sites_elsewhere_is_not_told_to_deregister_the_subject_and_hears_that_those_sites_would_end_too() {
        authorityShows("1", "2");

        impactOfSite().body("warnings.code", contains("SERVICE_NUMBERS_STAY_USED"));
        impactOfSubject().body("warnings.code", contains("SERVICE_NUMBERS_STAY_USED", "SITES_ELSEWHERE_END"));
    }

    @Test
    void an_authority_that_does_not_answer_leaves_sites_elsewhere_possible() {
        FiledAtTheAuthority.silentAbout(holder.certificateNumber);

        impactOfSite()
                .body("warnings.code", contains("SERVICE_NUMBERS_STAY_USED", "SUBJECT_MAY_BE_LEFT_EMPTY"))
                .body("warnings.remedy", hasItem(startsWith("请稍后重新查看")));
        impactOfSubject().body("warnings.code", contains("SERVICE_NUMBERS_STAY_USED", "SITES_ELSEWHERE_MAY_END"));
    }

    @Test
    void an_authority_that_does_not_show_the_site_here_yet_tells_nothing_of_sites_elsewhere() {
        FiledAtTheAuthority.noMore(holder.certificateNumber);

        impactOfSite().body("warnings.code", hasItem("SUBJECT_MAY_BE_LEFT_EMPTY"));
        impactOfSubject().body("warnings.code", hasItem("SITES_ELSEWHERE_MAY_END"));
    }

    private void authorityShows(String... sites) {
        var items = new StringBuilder();
        for (var site : sites) {
            items.append("<Item><Ztbah>%s</Ztbah><Wzbah>%s-%s</Wzbah><Bazt>0</Bazt></Item>"
                    .formatted(number.replace("号", " 号"), number, site));
        }
        FiledAtTheAuthority.shows(holder.certificateNumber, items.toString());
    }

    private ValidatableResponse impactOfSite() {
        return impact("services/" + service, "DEREGISTER_SERVICE");
    }

    private ValidatableResponse impactOfSubject() {
        return impact("subjects/" + subjectOf(holder), "DEREGISTER_SUBJECT");
    }

    private ValidatableResponse impact(String filing, String act) {
        return holder.call()
                .queryParam("act", act)
                .get("/api/v1/" + filing + "/impact")
                .then()
                .statusCode(200);
    }
}
