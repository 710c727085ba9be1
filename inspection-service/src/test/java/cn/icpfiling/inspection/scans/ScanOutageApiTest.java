package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.web.BusinessClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An outage of name servers whose domains are in several shards of 40 domains. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
@QuarkusTestResource(ScanDns.class)
class ScanOutageApiTest {
    private static final int OPERATOR = 3;

    FilingStub filing;
    ScanDns dns;

    @Inject
    BusinessClock clock;

    private final List<String> domains = new ArrayList<>();
    private ScanScene scene;

    @AfterEach
    void today() {
        lead(domains);
        scene.endsScans();
        clock.moveTo(Duration.ZERO);
    }

    private void lead(List<String> these) {
        these.forEach(domain -> dns.leads(OPERATOR, domain, scene.here()));
    }

    @Test
    void a_group_that_one_shard_froze_is_frozen_in_all_and_counts_for_no_run_that_had_begun() {
        scene = new ScanScene(filing);
        // In front of all other domains: the first shard has 40 of them, the second 15, which is below frozen-fewest.
        for (var i = 0; i < 55; i++) {
            domains.add("00-" + scene.service + "-" + (10 + i) + ".com");
        }
        var away = domains.getFirst();
        var others = domains.subList(1, domains.size());
        lead(domains);
        scene.files(domains).scans(0);
        dns.isGone(OPERATOR, away);
        scene.scans(1);
        assertThat(scene.states()).filteredOn(row -> row.contains("NOT_HERE")).hasSize(1);

        others.forEach(domain -> dns.isGone(OPERATOR, domain));
        var frozen = scene.scans(2);
        assertThat(frozen.getList("frozenGroups.nameServers")).contains(ScanDns.group(OPERATOR));
        assertThat(scene.states())
                .as("the fifteen of the second shard too")
                .filteredOn(row -> row.contains("NOT_HERE"))
                .singleElement()
                .asString()
                .startsWith(away);

        lead(others);
        scene.scans(3);
        assertThat(scene.findings()).as("the frozen scan is no look").isEmpty();
        scene.scans(4);
        assertThat(scene.findings()).containsOnlyKeys(away);
    }
}
