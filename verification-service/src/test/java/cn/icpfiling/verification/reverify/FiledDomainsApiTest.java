package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.ConsumedTypes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.verification.FiledRecordEvents;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.store.FiledDomainRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class FiledDomainsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    FiledDomainRepository domains;

    private final FiledRecordEvents filed = new FiledRecordEvents("2026-11-24T09:00:00Z");
    private final String domain = "ok-" + UUID.randomUUID() + ".com";
    private final String other = "ok-" + UUID.randomUUID() + ".中国";

    @Test
    void a_filed_domain_is_kept_with_its_service_until_it_ends() {
        filed.tell(1, "registered", "LIVE", domain.toUpperCase(java.util.Locale.ROOT), "www." + domain, other);

        await().atMost(SOON).until(() -> states(domain).equals(List.of("SERVED")));
        var kept = kept(domain).getFirst();
        assertThat(kept.serviceId()).isEqualTo(filed.service);
        assertThat(kept.subjectId()).isEqualTo(filed.subject);
        assertThat(kept.serviceNumber()).isEqualTo("京ICP备2026000001号-1");
        assertThat(kept.filedAt()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(kept.tld()).isEqualTo("com");
        assertThat(states(other.replace("中国", "xn--fiqs8s"))).containsExactly("SERVED");

        filed.tell(2, "changed", "LIVE", domain);
        await().atMost(SOON)
                .until(() -> states(other.replace("中国", "xn--fiqs8s")).equals(List.of("ENDED")));

        filed.tell(3, "access-cancelled", "CANCELLED", domain);
        await().atMost(SOON).until(() -> states(domain).equals(List.of("ACCESS_CANCELLED")));

        filed.tell(5, "deregistered", "DEREGISTERED", domain);
        filed.tell(4, "access-added", "LIVE", domain);
        await().atMost(SOON).until(() -> states(domain).equals(List.of("ENDED")));
        assertThat(kept(domain).getFirst().id()).isEqualTo(kept.id());
    }

    @Test
    void every_type_of_event_in_the_contract_reaches_the_copy() {
        var sequence = 0L;
        for (var type : ConsumedTypes.published("icp.filing.record.v1")) {
            sequence++;
            var newest = "ok-n" + sequence + domain.substring(2);
            filed.tell(sequence, type.substring("filing.record.".length()), "LIVE", newest);
            await(type).atMost(SOON).until(() -> states(newest).equals(List.of("SERVED")));
        }
        assertThat(sequence).isGreaterThanOrEqualTo(6);
    }

    @Test
    void a_domain_that_is_filed_anew_before_its_old_end_is_told_is_kept_twice() {
        filed.tell(1, "registered", "LIVE", domain);
        var again = new FiledRecordEvents("2026-11-25T09:00:00Z");
        again.tell(1, "registered", "LIVE", domain);
        await().atMost(SOON).until(() -> states(domain).equals(List.of("SERVED", "SERVED")));

        filed.tell(2, "deregistered", "DEREGISTERED", domain);

        await().atMost(SOON).until(() -> states(domain).equals(List.of("SERVED", "ENDED")));
        assertThat(kept(domain).getFirst().serviceId()).isEqualTo(again.service);
    }

    private List<String> states(String ofDomain) {
        return kept(ofDomain).stream().map(one -> one.state().name()).toList();
    }

    private List<FiledDomain> kept(String ofDomain) {
        return UnitOfWork.in(() -> domains.ofDomain(ofDomain));
    }
}
