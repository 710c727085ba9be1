package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.store.DomainStandingRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Stores a round as the domain's standing: standing, evidence, next round, audit and event, in one transaction, once for
 * each claim.
 */
@ApplicationScoped
class SettleRound {

    private static final String JUDGED = "icp.verification.reverify.judged";

    private final DomainStandingRepository standings;
    private final KeepRound keepRound;
    private final TellFitness tell;
    private final ReverifyPlan plan;
    private final Audit audit;
    private final MeterRegistry metrics;
    private final Clock clock;

    SettleRound(
            DomainStandingRepository standings,
            KeepRound keepRound,
            TellFitness tell,
            ReverifyPlan plan,
            Audit audit,
            MeterRegistry metrics,
            Clock clock) {
        this.standings = standings;
        this.keepRound = keepRound;
        this.tell = tell;
        this.plan = plan;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Drops the round if the claim was lost in the meantime, or the domain is no longer served. */
    @Transactional
    void judged(Claim claim, RoundResult result) {
        standings
                .locked(claim.domain().id())
                .filter(standing -> standing.isClaimed(claim.number()))
                .ifPresent(standing -> settle(claim, standing, result));
    }

    /** No source could be asked: the domain is due again later, and its findings stay. */
    @Transactional
    void putBack(Claim claim) {
        standings
                .locked(claim.domain().id())
                .filter(standing -> standing.isClaimed(claim.number()))
                .ifPresent(standing -> {
                    var at = clock.instant();
                    becomes(standing, standing.standing().afterNothing(at), null, at);
                    metrics.counter(JUDGED, "result", "PUT_BACK").increment();
                });
    }

    private void settle(Claim claim, DomainStanding standing, RoundResult result) {
        var at = clock.instant();
        var before = standing.standing();
        var id = Ids.next();
        becomes(standing, before.after(result.check().findings(), at, plan.confirmAfter()), id, at);
        var sequence = tell.news(claim.domain(), standing, id);
        keepRound.handle(claim.domain().id(), id, result, at, sequence);
        var now = standing.standing();
        if (now.fitness() != before.fitness() || sequence != null) {
            audit.record(Act.of("FILED_DOMAIN.VERIFY", "FILED_DOMAIN", standing.filedDomainId())
                    .with("fitness", now.fitness())
                    .with("round", id)
                    .with("sequence", sequence));
        }
        metrics.counter(JUDGED, "result", now.fitness().name()).increment();
    }

    private void becomes(DomainStanding standing, Standing now, UUID round, Instant at) {
        standing.judged(now, round, at);
        standing.nextRound(plan.next(standing.filedDomainId(), now, standing.unknownRounds(), at));
    }
}
