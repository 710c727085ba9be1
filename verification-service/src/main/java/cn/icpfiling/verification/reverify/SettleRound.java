package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.checks.FindingsJson;
import cn.icpfiling.verification.checks.KeepEvidence;
import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.core.VerificationRound;
import cn.icpfiling.verification.store.DomainStandingRepository;
import cn.icpfiling.verification.store.EvidenceRepository;
import cn.icpfiling.verification.store.VerificationRoundRepository;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Stores a look as the domain's standing: standing, evidence, next look, audit and event, in one transaction, once for
 * each claim.
 */
@ApplicationScoped
class SettleRound {

    private static final String JUDGED = "icp.verification.reverify.judged";

    private final DomainStandingRepository standings;
    private final VerificationRoundRepository looks;
    private final EvidenceRepository evidence;
    private final KeepEvidence keepEvidence;
    private final TellFitness tell;
    private final FindingsJson json;
    private final ReverifyPlan plan;
    private final Audit audit;
    private final MeterRegistry metrics;
    private final Clock clock;

    SettleRound(
            DomainStandingRepository standings,
            VerificationRoundRepository looks,
            EvidenceRepository evidence,
            KeepEvidence keepEvidence,
            TellFitness tell,
            FindingsJson json,
            ReverifyPlan plan,
            Audit audit,
            MeterRegistry metrics,
            Clock clock) {
        this.standings = standings;
        this.looks = looks;
        this.evidence = evidence;
        this.keepEvidence = keepEvidence;
        this.tell = tell;
        this.json = json;
        this.plan = plan;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Drops the look if the claim was lost in the meantime, or the domain is no longer served. */
    @Transactional
    void judged(Claim claim, RoundResult look) {
        standings
                .locked(claim.domain().id())
                .filter(standing -> standing.isClaimed(claim.number()))
                .ifPresent(standing -> settle(claim, standing, look));
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

    private void settle(Claim claim, DomainStanding standing, RoundResult look) {
        var at = clock.instant();
        var before = standing.standing();
        var id = Ids.next();
        becomes(standing, before.after(look.check().findings(), at, plan.confirmAfter()), id, at);
        var sequence = tell.news(claim.domain(), standing, id);
        keep(claim.domain().id(), id, look, at, sequence);
        var now = standing.standing();
        if (now.fitness() != before.fitness() || sequence != null) {
            audit.record(Act.of("FILED_DOMAIN.VERIFY", "FILED_DOMAIN", standing.filedDomainId())
                    .with("fitness", now.fitness())
                    .with("look", id)
                    .with("sequence", sequence));
        }
        metrics.counter(JUDGED, "result", now.fitness().name()).increment();
    }

    private void becomes(DomainStanding standing, Standing now, UUID look, Instant at) {
        standing.judged(now, look, at);
        standing.lookAgain(plan.next(standing.filedDomainId(), now, standing.unknownLooks(), at));
    }

    private void keep(UUID filedDomainId, UUID id, RoundResult look, Instant at, Long sequence) {
        var check = look.check();
        looks.persist(new VerificationRound(
                id, filedDomainId, check.outcome(), json.write(check.findings()), look.lists(), at, sequence));
        keepEvidence.handle(id, check.domain().name().ascii(), check.evidence());
        looks.untoldBeyond(filedDomainId, plan.keepLooks()).forEach(old -> {
            evidence.of(old.id()).forEach(evidence::delete);
            looks.delete(old);
        });
    }
}
