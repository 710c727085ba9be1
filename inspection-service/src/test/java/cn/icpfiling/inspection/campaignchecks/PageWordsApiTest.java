package cn.icpfiling.inspection.campaignchecks;

import static cn.icpfiling.inspection.campaigns.CampaignScene.domain;
import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.VerificationStub;
import cn.icpfiling.inspection.campaigns.CampaignScene;
import cn.icpfiling.inspection.pages.SiteStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.time.LegalTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator replaces the words by which home pages are judged, without a release. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(VerificationStub.class)
@WithTestResource(SiteStub.class)
class PageWordsApiTest {
    private static final String POLICIES = "/api/v1/inspection-policies";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ADMINISTRATOR = Ids.next();
    private static final String PAGE = "<html><body><p>" + "今天天气很好，适合出门散步。湖边的柳树已经发芽。".repeat(8)
            + "</p><p>占星咨询</p><a href='https://beian.miit.gov.cn/'>%s</a>"
            + "<a href='https://beian.mps.gov.cn/#/query/webSearch?code=33010500000001'>浙公网安备33010500000001号</a></body></html>";

    FilingStub filing;
    SiteStub sites;

    @Inject
    Clock clock;

    private ObjectNode policies;
    private ArrayNode entries;

    @BeforeEach
    void the_shipped_policies() throws JsonProcessingException {
        var body = asAdministrator()
                .get(POLICIES + "/0")
                .then()
                .statusCode(200)
                .body("policies.pageWords.id", contains("WORDS"))
                .extract()
                .asString();
        policies = (ObjectNode) JSON.readTree(body).path("policies");
        entries = (ArrayNode) policies.path("pageWords");
    }

    @AfterEach
    void the_shipped_words_hold_again() {
        policies.remove("pageWords");
        replaced().statusCode(201);
    }

    @Test
    void a_campaign_obeys_new_words_from_their_day_on() {
        var scene = new CampaignScene(filing, 1, "33", 4);
        var site = scene.services.getFirst();
        sites.shows(domain(site), PAGE.formatted(CampaignScene.number(site)), StandardCharsets.UTF_8);
        var today = LegalTime.dayOf(clock.instant());
        var tomorrow = addEntry("TOMORROW", today.plusDays(1));
        replaced().statusCode(201);
        assertThat(pageCheck(scene)).as("words of tomorrow").startsWith("PASSED");

        tomorrow.put("validFrom", today.toString());
        var version = replaced().statusCode(201).extract().jsonPath().getInt("version");

        assertThat(pageCheck(scene))
                .as("words of today only suspect, so a person decides")
                .startsWith("UNKNOWN ")
                .contains("CONTENT.SUBJECT_MISMATCH SUSPECTED");
        asAdministrator()
                .get(POLICIES + "/" + version)
                .then()
                .body("pageWordsOfRelease", is(false))
                .body("policies.pageWords.validFrom", contains("2000-01-01", today.toString()))
                .body("policies.pageWords[1].words.foreign.word", contains("占星咨询"));
    }

    @Test
    void a_bad_list_is_refused_with_code_and_place() {
        var bad = addEntry("BAD", LocalDate.of(2026, 1, 1));
        var foreign = (ArrayNode) bad.path("words").path("foreign");
        foreign.addObject().put("word", "占星咨询").put("points", 1);
        replaced()
                .statusCode(422)
                .body("errors.code", contains("PAGE_WORD_TWICE"))
                .body("errors.pointer", contains("/pageWords/1/words/foreign/1/word"));

        ((ObjectNode) foreign.get(1)).put("word", "塔罗").put("points", 0);
        replaced().statusCode(400).body("errors.pointer", contains("/pageWords/1/words/foreign/1/points"));
    }

    private ObjectNode addEntry(String id, LocalDate from) {
        var entry = (ObjectNode) entries.get(0).deepCopy();
        entry.put("id", id).put("validFrom", from.toString());
        ((ObjectNode) entry.path("words"))
                .putArray("foreign")
                .addObject()
                .put("word", "占星咨询")
                .put("points", 3);
        entries.add(entry);
        return entry;
    }

    private static String pageCheck(CampaignScene scene) {
        var campaign = scene.runs("\"PAGE\"");
        scene.allDone(campaign);
        var result = scene.results(campaign, "").getFirst();
        return result.get("state") + " " + result.get("evidence");
    }

    private ValidatableResponse replaced() {
        var versions = asAdministrator().get(POLICIES).jsonPath().getList("items.version", Integer.class);
        return CampaignScene.keyed(asAdministrator())
                .body(policies.toString())
                .post(POLICIES + "?replaces=" + (versions.isEmpty() ? 0 : versions.getFirst()))
                .then();
    }

    private static RequestSpecification asAdministrator() {
        return given().auth().oauth2(TestTokens.bearer(ADMINISTRATOR, "administrator"));
    }
}
