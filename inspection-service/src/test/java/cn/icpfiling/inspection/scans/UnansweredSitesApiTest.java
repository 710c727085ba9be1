package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A site whose hoster dropped its zone never looks away; after the looks of the policy a person decides on it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class UnansweredSitesApiTest {
    private static final int OPERATOR = 2;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    @Inject
    UnansweredSites unanswered;

    private ScanScene scene;

    @AfterEach
    void today() {
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_zone_that_fails_for_the_looks_of_the_policy_is_for_a_campaign_and_opens_no_finding() {
        scene = new ScanScene(filing);
        var dead = scene.domain("dead");
        var sound = scene.domain("sound");
        dns.fails(OPERATOR, dead);
        dns.leads(OPERATOR, sound, scene.here());
        scene.files(List.of(dead, sound));

        scene.scans(0);
        scene.scans(1);
        assertThat(unanswered.domains()).as("two looks").isZero();
        create().statusCode(422).body("errors.code", contains("NOTHING_UNANSWERED"));

        scene.scans(2);
        assertThat(unanswered.domains()).isEqualTo(1);
        assertThat(scene.findings()).isEmpty();
        var campaign = create().statusCode(201).extract().<String>path("campaignId");
        assertThat(ScanScene.rows("SELECT LOWER(HEX(service_id)) FROM campaign_chosen_sites WHERE campaign_id = x'"
                        + campaign.replace("-", "") + "'"))
                .containsExactly(scene.service.toString().replace("-", "").toLowerCase(Locale.ROOT) + "|");

        dns.leads(OPERATOR, dead, scene.here());
        scene.scans(3);
        assertThat(unanswered.domains()).as("the name servers answer again").isZero();
    }

    private ValidatableResponse create() {
        return ScanScene.keyed(scene.asInspector())
                .contentType(ContentType.JSON)
                .body("""
                        {"name":"无应答网站","population":{"kind":"UNANSWERED"},"checks":["ADDRESS"],"deadline":"2099-12-31"}""")
                .post("/api/v1/campaigns")
                .then();
    }
}
