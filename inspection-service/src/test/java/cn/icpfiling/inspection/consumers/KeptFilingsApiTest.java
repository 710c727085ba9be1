package cn.icpfiling.inspection.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a campaign reads of a filing is what the last event of its record told. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class KeptFilingsApiTest {

    FilingStub filing;

    @Inject
    CampaignSiteTable sites;

    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final UUID subject = Ids.next();
    private final UUID service = Ids.next();

    @Test
    void an_unknown_day_and_accepted_papers_are_kept_until_the_record_tells_them_no_more() {
        filing.knows(subject, "北京示例科技有限公司", 1, "91110000" + subject.toString().substring(26));

        told(1, "\"filedNotBefore\":\"2012-01-01\",\"registrantByPapers\":[\"ok-kept.com\"],");
        var kept = copied(FiledSiteFacts.Filing::isOfUnknownDay);
        assertThat(kept.notBefore()).isEqualTo("2012-01-01");
        assertThat(kept.ruledSince()).isEqualTo("2012-01-01");
        assertThat(kept.byPapers()).containsExactly("ok-kept.com");

        told(2, "");
        var known = copied(filed -> !filed.isOfUnknownDay());
        assertThat(known.ruledSince()).isEqualTo("2026-11-24");
        assertThat(known.byPapers()).isEmpty();
    }

    private void told(int sequence, String more) {
        records.send(subject.toString(), Ids.next(), "filing.record.changed", subject, sequence, """
                {"subjectId":"%s","holder":"%s","province":"11","nature":4,"subjectNumber":"京ICP备12000001号",
                 "status":"REGISTERED","services":[{"serviceId":"%s","serviceNumber":"%s","kind":"WEBSITE","domains":["ok-kept.com"],
                 "status":"REGISTERED","accessStatus":"LIVE",%s"filedAt":"2026-11-24T09:00:00Z"}]}""".formatted(
                        subject, Ids.next(), service, "京ICP备12000001号-" + (service.hashCode() & 0xFFFF), more));
    }

    private FiledSiteFacts.Filing copied(Predicate<FiledSiteFacts.Filing> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> facts().map(FiledSiteFacts::filing).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<FiledSiteFacts> facts() {
        return UnitOfWork.in(() -> sites.facts(service));
    }
}
