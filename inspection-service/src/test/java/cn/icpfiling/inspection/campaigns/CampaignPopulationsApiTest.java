package cn.icpfiling.inspection.campaigns;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.inspection.campaigns.CampaignScene.keyed;
import static cn.icpfiling.inspection.campaigns.CampaignScene.number;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sites a campaign selects, and which campaigns are refused. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
class CampaignPopulationsApiTest {
    FilingStub filing;

    @Inject
    Sql sql;

    @Test
    void all_sites_that_are_served_are_selected() {
        var scene = new CampaignScene(filing, 2, "33", 4);

        assertThat(selected(scene, "{\"kind\":\"ALL\"}")).containsAll(asText(scene.services));
    }

    @Test
    void a_province_selects_its_sites_alone() {
        var inTibet = new CampaignScene(filing, 2, "54", 4);
        var elsewhere = new CampaignScene(filing, 1, "33", 4);

        assertThat(selected(inTibet, "{\"kind\":\"PROVINCE\",\"provinces\":[\"54\"]}"))
                .containsAll(asText(inTibet.services))
                .doesNotContainAnyElementsOf(asText(elsewhere.services));
    }

    @Test
    void a_nature_selects_its_sites_alone() {
        var foundation = new CampaignScene(filing, 2, "33", 10);
        var company = new CampaignScene(filing, 1, "33", 4);

        assertThat(selected(foundation, "{\"kind\":\"NATURE\",\"natures\":[10]}"))
                .containsAll(asText(foundation.services))
                .doesNotContainAnyElementsOf(asText(company.services));
    }

    @Test
    @Tag("long")
    void a_sample_is_the_same_for_the_same_seed() {
        var scene = new CampaignScene(filing, 12, "65", 19);
        var population = "{\"kind\":\"SAMPLE\",\"seed\":%d,\"size\":4,\"provinces\":[\"65\"],\"natures\":[19]}";

        var sample = selected(scene, population.formatted(42));

        assertThat(sample).hasSize(4).isSubsetOf(asText(scene.services));
        assertThat(selected(scene, population.formatted(42))).isEqualTo(sample);
        assertThat(List.of(1, 2, 3, 4).stream()
                        .map(seed -> selected(scene, population.formatted(seed)))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(1);
    }

    @Test
    void a_list_selects_domains_and_numbers_and_reports_unknown_lines() {
        var scene = new CampaignScene(filing, 3, "33", 4);
        var population = """
                {"kind":"LIST","entries":["%s","never-filed.example.com","WWW.%s","%s","沪ICP备2020999999号-7"]}""".formatted(
                        domain(scene.services.getFirst()).toUpperCase(Locale.ROOT),
                        domain(scene.services.get(1)),
                        number(scene.services.get(2)).replace("备", "备 ").replace("-1", "－１"));

        var id = UUID.fromString(scene.creates(population, "\"PAPERS\"")
                .statusCode(201)
                .body("unknownEntries.line", is(List.of(2, 5)))
                .body("unknownEntries[1].entry", is("沪ICP备2020999999号-7"))
                .extract()
                .path("campaignId"));

        scene.allDone(scene.starts(id));
        assertThat(sites(id)).isEqualTo(asText(scene.services));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"PROVINCE\"}|/population/provinces|POPULATION_INCOMPLETE",
                "{\"kind\":\"NATURE\"}|/population/natures|POPULATION_INCOMPLETE",
                "{\"kind\":\"SAMPLE\",\"seed\":1}|/population/size|POPULATION_INCOMPLETE",
                "{\"kind\":\"LIST\"}|/population/entries|POPULATION_INCOMPLETE",
                "{\"kind\":\"ALL\",\"seed\":1}|/population/seed|POPULATION_UNFIT",
                "{\"kind\":\"ALL\",\"provinces\":[\"33\"]}|/population/provinces|POPULATION_UNFIT",
                "{\"kind\":\"PROVINCE\",\"provinces\":[\"33\",\"81\"]}|/population/provinces/1|PROVINCE_UNKNOWN",
                "{\"kind\":\"NATURE\",\"natures\":[7]}|/population/natures/0|NATURE_UNKNOWN",
                "{\"kind\":\"LIST\",\"entries\":[\"no domain\"]}|/population/entries/0|LIST_ENTRY_MALFORMED",
                "{\"kind\":\"LIST\",\"entries\":[\"沪ICP备2020999999号\"]}|/population/entries/0|LIST_ENTRY_MALFORMED",
                "{\"kind\":\"LIST\",\"entries\":[\"a.com\",\"www.A.com\"]}|/population/entries/1|LIST_ENTRY_REPEATED",
                "{\"kind\":\"LIST\",\"entries\":[\"never-filed.com\"]}|/population/entries|LIST_NOTHING_FILED"
            })
    void a_faulty_population_is_refused_with_its_place_and_nothing_is_kept(
            String population, String pointer, String code) {
        var before = campaigns();

        keyed(inspector())
                .body("{\"name\":\"n\",\"population\":%s,\"checks\":[\"PAPERS\"],\"deadline\":\"2999-12-31\"}"
                        .formatted(population))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors.find { it.pointer == '%s' }.code".formatted(pointer), is(code))
                .body("errors.remedy", hasItem(not(emptyString())));
        assertThat(campaigns()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"PAPERS\",\"PAPERS\"|2999-12-31|/checks/1|CHECK_REPEATED",
                "\"PAPERS\"|2020-01-01|/deadline|CAMPAIGN_DEADLINE_PAST"
            })
    void a_check_that_is_doubled_and_a_past_deadline_are_refused(
            String checks, String deadline, String pointer, String code) {
        keyed(inspector())
                .body("{\"name\":\"n\",\"population\":{\"kind\":\"ALL\"},\"checks\":[%s],\"deadline\":\"%s\"}"
                        .formatted(checks, deadline))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(422)
                .body("errors.find { it.pointer == '%s' }.code".formatted(pointer), is(code));
    }

    @Test
    void a_campaign_without_population_and_a_list_that_is_too_long_are_refused() {
        keyed(inspector())
                .body("{\"name\":\"n\",\"checks\":[\"PAPERS\"],\"deadline\":\"2999-12-31\"}")
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/population"));
        var long5001 = String.join(",", Collections.nCopies(5_001, "\"a.com\""));
        keyed(inspector())
                .body("""
                        {"name":"n","population":{"kind":"LIST","entries":[%s]},"checks":["PAPERS"],"deadline":"2999-12-31"}""".formatted(long5001))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/population/entries"));
    }

    @ParameterizedTest
    @CsvSource({"reviewer", "support", "auditor", "applicant"})
    void other_roles_see_and_create_no_campaign(String role) {
        var other = given().auth().oauth2(TestTokens.bearer(Ids.next(), role)).contentType(ContentType.JSON);

        other.get("/api/v1/campaigns").then().statusCode(403);
        other.body("{}").post("/api/v1/campaigns").then().statusCode(403);
        other.get("/api/v1/inspection-tasks").then().statusCode(403);
    }

    private Set<String> selected(CampaignScene scene, String population) {
        var id = UUID.fromString(scene.creates(population, "\"PAPERS\"")
                .statusCode(201)
                .extract()
                .path("campaignId"));
        scene.allDone(scene.starts(id));
        var sites = sites(id);
        scene.acts(id, "cancel").statusCode(200);
        return sites;
    }

    private Set<String> sites(UUID campaign) {
        return Set.copyOf(sql.list(
                row -> Binary.toUuid(row.getBytes(1)).toString(),
                "SELECT service_id FROM campaign_sites WHERE campaign_id = ?",
                campaign));
    }

    private int campaigns() {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM campaigns").orElseThrow();
    }

    private static RequestSpecification inspector() {
        return given().auth().oauth2(TestTokens.bearer(Ids.next(), "inspector"));
    }

    private static Set<String> asText(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.toSet());
    }
}
