package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
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

    @Inject
    RepeatedCheckTable repeats;

    @Inject
    RunRepeatedChecks repeatedChecks;

    @Test
    void the_numbers_of_a_subject_are_called_once_and_those_of_each_site_too() {
        var scene = new CampaignScene(filing, 3, "33", 4);

        var id = scene.runs("\"CALLS\"");

        scene.allDone(id);
        assertThat(scene.tasks(id))
                .extracting(task -> task.get("topic"))
                .containsExactlyInAnyOrder(
                        "SUBJECT_MOBILE",
                        "SUBJECT_OFFICE_PHONE",
                        "SERVICE_MOBILE",
                        "SERVICE_MOBILE",
                        "SERVICE_MOBILE",
                        "SERVICE_OFFICE_PHONE",
                        "SERVICE_OFFICE_PHONE",
                        "SERVICE_OFFICE_PHONE");
        assertThat(scene.results(id, ""))
                .extracting(result -> result.get("evidence"))
                .containsExactlyInAnyOrder(
                        "WAITS_FOR_A_PERSON", "SUBJECT_CALLED_AT_ANOTHER_SITE", "SUBJECT_CALLED_AT_ANOTHER_SITE");
    }

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
    void a_further_campaign_opens_no_second_finding_of_a_fault_and_names_the_first() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        verification.finds(domain(site), "D4", "BROKEN", "DOMAIN_EXPIRED");
        scene.allDone(scene.runs("\"DOMAIN\""));
        verification.finds(domain(site), "D2", "BROKEN", "REAL_NAME_MISSING");

        var second = scene.runs("\"DOMAIN\"");
        scene.allDone(second);

        assertThat(scene.findings()).containsExactly(site + " DOMAIN.EXPIRED", site + " DOMAIN.REAL_NAME_MISSING");
        assertThat(scene.shown(second).getInt("progress.findings")).isEqualTo(1);
        var result = scene.results(second, "&state=FAILED").getFirst();
        assertThat(result.get("reasons"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(result.get("knownFindings"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(idOf(scene, "DOMAIN.EXPIRED"));
    }

    @Test
    void addresses_at_fault_are_known_from_the_finding_of_the_shell_site() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        var further = "further-" + domain(site);
        scene.alsoServes(further);
        var shell = new FindingKey(FindingSource.SCAN, domain(site), "SITE.SHELL", scene.subject, site, domain(site));
        UnitOfWork.run(() -> findings.found(shell, FindingActor.SYSTEM));
        var first = scene.runs("\"ADDRESS\"");
        scene.allDone(first);
        var second = scene.runs("\"ADDRESS\"");
        scene.allDone(second);

        outcomes(scene, first, "{\"outcome\":\"BROKEN\",\"reasons\":[\"ACCESS.NO_RESOLUTION\"]}")
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_UNFIT"));
        outcomes(scene, first, broken("elsewhere.cn"))
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_OF_OTHER_SITE"));
        outcomes(scene, first, broken(domain(site))).statusCode(200);
        outcomes(scene, second, broken(further)).statusCode(200);

        assertThat(scene.findings()).as("at the other domain").containsExactly(site + " ACCESS.NO_RESOLUTION");
        assertThat(scene.results(first, "&state=FAILED").getFirst().get("knownFindings"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(scene.asInspector()
                        .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                        .jsonPath()
                        .getString("items[0].domain"))
                .isEqualTo(further);
    }

    @Test
    void each_reason_of_a_task_is_told_at_the_domain_where_the_inspector_saw_it() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        var further = "further-" + domain(site);
        scene.alsoServes(further);
        var campaign = scene.runs("\"ADDRESS\"");
        scene.allDone(campaign);
        assertThat(scene.tasks(campaign).getFirst().get("domains"))
                .as("what the inspector looks at")
                .isEqualTo(List.of(further, domain(site)));
        var abroad = fault("ACCESS.IP_ABROAD", further);
        var gone = fault("ACCESS.NO_RESOLUTION", domain(site));

        outcomes(scene, campaign, brokenAt(gone, fault("ACCESS.IP_ABROAD", null)))
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_UNFIT"))
                .body("errors.pointer", hasItem("/faults/1/domain"));
        outcomes(scene, campaign, brokenAt(fault("ACCESS.IP_ABROAD", "elsewhere.cn"), gone))
                .statusCode(422)
                .body("errors.code", hasItem("TASK_DOMAIN_OF_OTHER_SITE"))
                .body("errors.pointer", hasItem("/faults/0/domain"));
        outcomes(scene, campaign, brokenAt(fault("CONTACT.MOBILE", further)))
                .statusCode(422)
                .body("errors.pointer", hasItem("/faults/0/reason"));
        outcomes(
                        scene,
                        campaign,
                        brokenAt(gone).replace("\"faults\"", "\"reasons\":[\"ACCESS.NO_RESOLUTION\"],\"faults\""))
                .statusCode(422)
                .body("errors.code", hasItem("TASK_REASONS_UNFIT"));
        outcomes(scene, campaign, brokenAt(abroad, gone, fault("ACCESS.IP_ABROAD", domain(site))))
                .statusCode(200);

        assertThat(scene.asInspector()
                        .get("/api/v1/findings?source=CAMPAIGN&subjectId=" + scene.subject)
                        .jsonPath()
                        .<Map<String, Object>>getList("items"))
                .extracting(finding -> finding.get("reason") + " " + finding.get("domain"))
                .containsExactlyInAnyOrder("ACCESS.IP_ABROAD " + further, "ACCESS.NO_RESOLUTION " + domain(site));
        assertThat(scene.results(campaign, "&state=FAILED").getFirst().get("evidence"))
                .as("a further domain of the same reason")
                .asString()
                .startsWith(further + " ACCESS.IP_ABROAD BY_PERSON")
                .contains(domain(site) + " ACCESS.IP_ABROAD BY_PERSON");
    }

    private static String fault(String reason, String domain) {
        return "{\"reason\":\"" + reason + (domain == null ? "\"}" : "\",\"domain\":\"" + domain + "\"}");
    }

    private static String brokenAt(String... faults) {
        return "{\"outcome\":\"BROKEN\",\"faults\":[" + String.join(",", faults) + "]}";
    }

    private static String broken(String domain) {
        return "{\"outcome\":\"BROKEN\",\"reasons\":[\"ACCESS.NO_RESOLUTION\"],\"domain\":\"" + domain + "\"}";
    }

    private static ValidatableResponse outcomes(CampaignScene scene, UUID campaign, String body) {
        var task =
                "/api/v1/inspection-tasks/" + scene.tasks(campaign).getFirst().get("taskId");
        keyed(scene.asInspector()).post(task + "/claim");
        return keyed(scene.asInspector()).body(body).post(task + "/outcome").then();
    }

    private static String idOf(CampaignScene scene, String reason) {
        return scene.asInspector()
                .get("/api/v1/findings?source=CAMPAIGN&reason=" + reason + "&subjectId=" + scene.subject)
                .jsonPath()
                .getString("items[0].findingId");
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
    void a_fault_of_the_subject_stays_while_any_of_its_sites_is_served_and_is_looked_for_there() {
        var scene = new CampaignScene(filing, 2, "33", 4);
        verification.registers(scene.subject.toString(), "BROKEN", "RENAMED");
        scene.allDone(scene.runs("\"REGISTER\""));
        var finding = UUID.fromString(idOf(scene, "SPONSOR_NAME.RENAMED"));
        var own = UUID.fromString(scene.findings().getFirst().split(" ")[0]);
        var other = scene.services.stream().filter(site -> !site.equals(own)).findFirst();

        scene.serves(2, other.orElseThrow());
        assertThat(state(scene, finding)).isEqualTo("OPENED");
        repeats.insert(RepeatedCheck.requested(Ids.next(), finding, own, CheckKind.REGISTER, Instant.now()), true);
        CampaignScene.soon(() -> {
            repeatedChecks.runDue();
            return repeats.newest(finding, 1).getFirst().finishedAt() != null;
        });
        assertThat(repeats.newest(finding, 1).getFirst().confirms()).isTrue();

        scene.serves(3);
        assertThat(state(scene, finding)).isEqualTo("ENDED");
        scene.serves(4, other.orElseThrow());
        assertThat(state(scene, finding)).isEqualTo("OPENED");
    }

    private static String state(CampaignScene scene, UUID finding) {
        return scene.asInspector().get("/api/v1/findings/" + finding).jsonPath().getString("state");
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
