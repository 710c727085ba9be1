package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.store.DomainStandingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores a round as the domain's standing: standing, evidence, next round, audit and event, in one transaction, once for
 * each claim.
 */
@ApplicationScoped
class SettleRound {

    private final DomainStandingRepository standings;
    private final KeepRound keepRound;
    private final TellFitness tell;
    private final ReverifyPlan plan;
    private final Audit audit;
    private final Clock clock;

    SettleRound(
            DomainStandingRepository standings,
            KeepRound keepRound,
            TellFitness tell,
            ReverifyPlan plan,
            Audit audit,
            Clock clock) {
        this.standings = standings;
        this.keepRound = keepRound;
        this.tell = tell;
        this.plan = plan;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Returns the fitness of the domain now. Drops the round and returns empty if the claim was lost in the meantime, or
     * the domain is no longer served.
     */
    @Transactional
    Optional<FiledFitness> judged(Claim claim, RoundResult result) {
        return standings
                .locked(claim.domain().id())
                .filter(standing -> standing.isClaimed(claim.number()))
                .map(standing -> settle(claim, standing, result));
    }

    /** No source could be asked: the domain is due again later, and its findings stay. Returns false if the claim was lost. */
    @Transactional
    boolean putBack(Claim claim) {
        var held = standings.locked(claim.domain().id()).filter(standing -> standing.isClaimed(claim.number()));
        held.ifPresent(standing -> {
            var at = clock.instant();
            becomes(standing, standing.standing().afterNothing(at), null, false, at);
        });
        return held.isPresent();
    }

    private FiledFitness settle(Claim claim, DomainStanding standing, RoundResult result) {
        var at = clock.instant();
        var before = standing.standing();
        var id = Ids.next();
        var after = before.after(result.check().findings(), at, plan.confirmAfter());
        becomes(standing, after, id, after.isToldBy(result.check().findings()), at);
        var sequence = tell.news(claim.domain(), standing, id);
        keepRound.handle(claim.domain().id(), id, result, at, sequence);
        var now = standing.standing();
        if (now.fitness() != before.fitness() || sequence != null) {
            audit.record(Act.of("FILED_DOMAIN.VERIFY", "FILED_DOMAIN", standing.filedDomainId())
                    .with("fitness", now.fitness())
                    .with("round", id)
                    .with("sequence", sequence));
        }
        return now.fitness();
    }

    private void becomes(DomainStanding standing, Standing now, UUID round, boolean told, Instant at) {
        standing.judged(now, round, told, at);
        standing.nextRound(plan.next(standing.filedDomainId(), now, standing.unknownRounds(), at));
    }
}
