package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.checks.FindingsJson;
import cn.icpfiling.verification.checks.KeepEvidence;
import cn.icpfiling.verification.core.VerificationRound;
import cn.icpfiling.verification.store.EvidenceRepository;
import cn.icpfiling.verification.store.VerificationRoundRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Stores one round of a filed domain with its evidence. Deletes the oldest unpublished rounds and their evidence. */
@ApplicationScoped
class KeepRound {

    private final VerificationRoundRepository rounds;
    private final EvidenceRepository evidence;
    private final KeepEvidence keepEvidence;
    private final FindingsJson json;
    private final ReverifyPlan plan;

    KeepRound(
            VerificationRoundRepository rounds,
            EvidenceRepository evidence,
            KeepEvidence keepEvidence,
            FindingsJson json,
            ReverifyPlan plan) {
        this.rounds = rounds;
        this.evidence = evidence;
        this.keepEvidence = keepEvidence;
        this.json = json;
        this.plan = plan;
    }

    /** @param sequence number of the event that published the round; null if there was none */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(UUID filedDomainId, UUID id, RoundResult result, Instant at, Long sequence) {
        var check = result.check();
        rounds.persist(new VerificationRound(
                id, filedDomainId, check.outcome(), json.write(check.findings()), result.lists(), at, sequence));
        keepEvidence.handle(id, check.domain().name().ascii(), check.evidence());
        rounds.untoldBeyond(filedDomainId, plan.keepRounds()).forEach(old -> {
            evidence.of(old.id()).forEach(evidence::delete);
            rounds.delete(old);
        });
    }
}
