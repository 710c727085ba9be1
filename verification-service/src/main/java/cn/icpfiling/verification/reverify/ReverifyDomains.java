package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.sources.Holder;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Looks at the filed domains that are due. Each replica takes a few at a time, in the queue for bulk callers, so that
 * the sources stay free for people who wait. If the clock is moved, the domains that become due are looked at at the
 * same pace.
 */
@ApplicationScoped
class ReverifyDomains {

    private static final Logger LOG = Logger.getLogger(ReverifyDomains.class);
    private static final String JUDGED = "icp.verification.reverify.judged";

    private final ClaimDomains claims;
    private final FilingSubjects subjects;
    private final TakeTurn turn;
    private final VerifyFiledDomain verifyFiledDomain;
    private final SettleRound settle;
    private final ReverifyPlan plan;
    private final MeterRegistry metrics;

    ReverifyDomains(
            ClaimDomains claims,
            @RestClient FilingSubjects subjects,
            TakeTurn turn,
            VerifyFiledDomain verifyFiledDomain,
            SettleRound settle,
            ReverifyPlan plan,
            MeterRegistry metrics) {
        this.claims = claims;
        this.subjects = subjects;
        this.turn = turn;
        this.verifyFiledDomain = verifyFiledDomain;
        this.settle = settle;
        this.plan = plan;
        this.metrics = metrics;
    }

    @Scheduled(
            identity = "reverify",
            every = "${icp.verification.reverify.poll}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verifyDue() {
        var ofSubjects = claims.some().stream()
                .collect(Collectors.groupingBy(claim -> claim.domain().subjectId()));
        if (ofSubjects.isEmpty()) {
            return;
        }
        var few = Thread.ofVirtual().name("reverify-", 0).factory();
        try (var threads = Executors.newFixedThreadPool(plan.atOnce(), few)) {
            ofSubjects.forEach((subject, domains) -> threads.execute(() -> verify(subject, domains)));
        }
    }

    /** Asks filing-service once for all due domains of a subject. */
    private void verify(UUID subject, List<Claim> domains) {
        holder(subject)
                .ifPresentOrElse(
                        holder -> domains.forEach(claim -> verify(claim, holder)),
                        () -> domains.forEach(claim -> ifPossible(claim, this::putBack)));
    }

    private Optional<Holder> holder(UUID subject) {
        try {
            var identity = subjects.identityOf(subject);
            return Optional.of(new Holder(identity.name(), identity.certificateType(), identity.certificateNumber()));
        } catch (RuntimeException away) {
            LOG.infof("Nobody says who subject %s is; its domains are looked at later: %s", subject, away.getMessage());
            return Optional.empty();
        }
    }

    private void verify(Claim claim, Holder holder) {
        try {
            turn.at(
                            DomainName.verbatim(claim.domain().domain()),
                            () -> verifyFiledDomain.handle(claim.domain(), holder))
                    .filter(seen -> !seen.isPutOff())
                    .ifPresentOrElse(
                            seen -> settle.judged(claim, seen).ifPresent(fitness -> count(fitness.name())),
                            () -> putBack(claim));
        } catch (RuntimeException failed) {
            LOG.warnf(
                    failed,
                    "Filed domain %s cannot be looked at now",
                    claim.domain().id());
            // Else the lease expires and the domain is due again. One that fails by itself is unknown, or unfit still:
            // its looks
            // grow rare or stay daily, and staff see it once they have failed for too long (ReverifyMetrics).
            if (!DatabaseFailure.isOutage(failed) && !Collisions.isCollision(failed)) {
                count("FAILED");
                ifPossible(claim, settle::putBack);
            }
        }
    }

    /** Else the lease expires. The other domains of the subject have their looks all the same. */
    private static void ifPossible(Claim claim, Consumer<Claim> putBack) {
        try {
            putBack.accept(claim);
        } catch (RuntimeException failed) {
            LOG.warnf(
                    failed,
                    "Filed domain %s cannot be put back now",
                    claim.domain().id());
        }
    }

    private void putBack(Claim claim) {
        if (settle.putBack(claim)) {
            count("PUT_BACK");
        }
    }

    /** A look has one result at most. After the transaction, which may run more than once. */
    private void count(String result) {
        metrics.counter(JUDGED, "result", result).increment();
    }
}
