package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which faults of a campaign become findings, and how its sites are found among many. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class CampaignFaultsApiTest {
    FilingStub filing;
    VerificationStub verification;

    @Inject
    SourceFindings findings;

    @Inject
    CampaignSiteTable sites;

    @Test
    void a_fault_that_a_concern_has_told_opens_no_second_finding() {
        var scene = new CampaignScene(filing, 2, "33", 4);
        scene.services.forEach(site -> verification.finds(domain(site), "D4", "BROKEN", "DOMAIN_EXPIRED"));
        var known = scene.services.getFirst();
        var concern = new FindingKey(
                FindingSource.CONCERN, domain(known), "DOMAIN.EXPIRED", scene.subject, known, domain(known));
        UnitOfWork.run(() -> findings.found(concern, FindingActor.SYSTEM));

        var id = scene.runs("\"DOMAIN\"");
        scene.allDone(id);

        assertThat(scene.findings()).containsExactly(scene.services.getLast() + " DOMAIN.EXPIRED");
        assertThat(scene.results(id, "&state=FAILED")).hasSize(2);
    }

    @Test
    void a_fault_below_a_registrable_domain_whose_concern_tells_it_already_is_no_second_finding() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        var below = "shop." + domain(site);
        scene.alsoServes(below);
        var concern = new FindingKey(
                FindingSource.CONCERN, domain(site), "DOMAIN.EXPIRED", scene.subject, site, domain(site));
        UnitOfWork.run(() -> findings.found(concern, FindingActor.SYSTEM));
        verification.finds(below, "D4", "BROKEN", "DOMAIN_EXPIRED");
        verification.finds(below, "D2", "BROKEN", "REAL_NAME_MISSING");

        scene.allDone(scene.runs("\"DOMAIN\""));

        assertThat(scene.findings()).containsExactly(site + " DOMAIN.REAL_NAME_MISSING");
    }

    @Test
    void what_is_unknown_beside_a_fault_is_reviewed_and_the_fault_stays() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = domain(scene.services.getFirst());
        verification.finds(site, "D4", "BROKEN", "DOMAIN_EXPIRED");
        verification.finds(site, "D6", "UNKNOWN", "REGISTRAR_NOT_LISTED");
        var id = scene.runs("\"DOMAIN\"");
        scene.allDone(id);
        assertThat(scene.results(id, "&state=FAILED")).hasSize(1);
        var review = "/api/v1/inspection-tasks/" + scene.tasks(id).getFirst().get("taskId");

        keyed(scene.asInspector()).post(review + "/claim").then().statusCode(200);
        keyed(scene.asInspector())
                .body("{\"outcome\":\"HOLDS\"}")
                .post(review + "/outcome")
                .then()
                .statusCode(200);

        assertThat(scene.results(id, "&state=FAILED")).hasSize(1);
        assertThat(scene.findings()).hasSize(1);
    }

    @Test
    @Tag("long")
    void a_number_that_the_register_does_not_know_is_a_question_for_a_person() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        verification.registers(scene.subject.toString(), "BROKEN", "NUMBER_UNKNOWN");

        var id = scene.runs("\"REGISTER\"");
        scene.allDone(id);

        assertThat(scene.results(id, "&state=UNKNOWN")).hasSize(1);
        assertThat(scene.tasks(id)).hasSize(1);
        assertThat(scene.findings()).isEmpty();
    }

    @Test
    void a_look_ends_after_so_many_sites_also_where_none_is_of_the_population() {
        var there = new CampaignScene(filing, 3, "65", 15);
        new CampaignScene(filing, 3, "33", 4);
        var none = new Population(PopulationKind.PROVINCE, List.of("00"), List.of(), null, null);
        var first = sites.served(none, null, 2);
        assertThat(first.sites()).isEmpty();
        assertThat(first.upTo()).isNotNull();
        assertThat(first.isLast()).isFalse();

        var wanted = new Population(PopulationKind.NATURE, List.of(), List.of(15), null, null);
        var found = new ArrayList<UUID>();
        var look = sites.served(wanted, null, 2);
        found.addAll(look.sites());
        while (!look.isLast()) {
            look = sites.served(wanted, look.upTo(), 2);
            found.addAll(look.sites());
        }

        assertThat(found).containsAll(there.services).doesNotHaveDuplicates();
    }
}
