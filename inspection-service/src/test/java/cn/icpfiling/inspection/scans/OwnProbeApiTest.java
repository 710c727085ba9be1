package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.pages.SiteStub;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A finding of a shell site whose provider reports no access is cured by the platform's own request. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
@WithTestResource(SiteStub.class)
class OwnProbeApiTest {
    private static final int OPERATOR = 0;

    FilingStub filing;
    ScanDns dns;
    SiteStub sites;

    @Inject
    BusinessClock clock;

    @AfterEach
    void today() {
        clock.moveTo(Duration.ZERO);
    }

    @Test
    void a_site_that_leads_here_is_cured_once_it_answers_as_itself() {
        var scene = new ScanScene(filing, "127");
        var domain = scene.domain("probed");
        dns.isGone(OPERATOR, domain);
        scene.files(List.of(domain));
        for (var day = 0; day < 3; day++) {
            scene.scans(day);
        }
        await().atMost(ScanScene.LONG).until(() -> {
            ScanScene.movesClock(Duration.ofDays(2));
            return "NOTIFIED".equals(scene.findings().get(domain));
        });
        var finding = scene.findingOf(domain);

        dns.leads(OPERATOR, domain, scene.here());
        var defaultHost = scene.rescans(finding);
        assertThat(defaultHost.getString("rescans[0].health")).isEqualTo("HERE");
        assertThat(defaultHost.getBoolean("rescans[0].cured")).isFalse();
        assertThat(defaultHost.getString("state")).isEqualTo("NOTIFIED");

        sites.shows(domain, "<p>某站</p>", StandardCharsets.UTF_8);
        var served = scene.rescans(finding);
        assertThat(served.getBoolean("rescans[0].cured")).isTrue();
        assertThat(served.getString("state")).isEqualTo("CURED");
    }
}
