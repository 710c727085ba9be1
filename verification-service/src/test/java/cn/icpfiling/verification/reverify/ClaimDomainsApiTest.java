package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.FiledDomainRepository;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ClaimDomainsApiTest {

    private static final int DOMAINS = 60;

    @Inject
    ClaimDomains claims;

    @Inject
    SettleRound settle;

    @Inject
    FiledDomainRepository domains;

    @Inject
    DomainStandingRepository standings;

    @Inject
    Clock clock;

    private final UUID subject = Ids.next();

    @AfterEach
    void nobody_looks_any_more() {
        UnitOfWork.run(() -> own().forEach(standing -> standing.rests(clock.instant())));
    }

    /** The service's own job is one replica more. What it takes it gives back, since nobody knows the subject. */
    @Test
    void replicas_that_claim_at_the_same_time_never_get_the_same_domain() {
        due(DOMAINS);
        var claimed = new ConcurrentLinkedQueue<UUID>();

        try (var replicas = Executors.newFixedThreadPool(6)) {
            for (var replica = 0; replica < 6; replica++) {
                replicas.execute(() -> claimUntilAllAreTaken(claimed));
            }
        }

        assertThat(claimed).doesNotHaveDuplicates().hasSize(DOMAINS);
    }

    @Test
    void a_look_whose_claim_was_lost_settles_nothing() {
        due(1);
        var lost = new Claim(filed().getFirst(), claimed());
        var held = claimed();

        settle.putBack(lost);
        assertThat(isClaimed(held)).isTrue();

        settle.putBack(new Claim(filed().getFirst(), held));
        assertThat(isClaimed(held)).isFalse();
    }

    private void claimUntilAllAreTaken(Queue<UUID> claimed) {
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (claimed.size() < DOMAINS && System.nanoTime() < end) {
            claims.some().stream()
                    .map(Claim::domain)
                    .filter(domain -> domain.subjectId().equals(subject))
                    .forEach(domain -> claimed.add(domain.id()));
        }
    }

    private int claimed() {
        return UnitOfWork.in(() -> own().getFirst().claimUntil(clock.instant().plus(Duration.ofHours(1))));
    }

    private boolean isClaimed(int number) {
        return UnitOfWork.in(() -> own().getFirst().isClaimed(number));
    }

    private void due(int count) {
        UnitOfWork.run(() -> {
            for (var i = 0; i < count; i++) {
                var service = Ids.next();
                var domain = new FiledDomain(
                        Ids.next(),
                        new FiledDomain.Name("ok-" + service + ".com", "com"),
                        new FiledDomain.OfService(service, subject, "京ICP备2026000001号-1", Instant.EPOCH, null));
                domains.persist(domain);
                var standing = new DomainStanding(domain.id(), clock.instant());
                standing.begins(clock.instant().minus(Duration.ofHours(1)));
                standings.persist(standing);
            }
        });
    }

    private List<FiledDomain> filed() {
        return UnitOfWork.in(() -> domains.list("subjectId", subject));
    }

    private List<DomainStanding> own() {
        var ids = new HashSet<UUID>();
        domains.list("subjectId", subject).forEach(domain -> ids.add(domain.id()));
        return standings.locked(ids);
    }
}
