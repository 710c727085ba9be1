package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.verification.checks.RawEvidence;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.evidence.RevealedEvidence.RevealedRegistration;
import cn.icpfiling.verification.store.EvidenceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Shows a raw answer in clear (ADR 0014). The audit entry is committed before the answer leaves. A caller cannot see
 * the evidence of a check of their own, because then a check of any domain would reveal its registrant. Nor can a
 * caller see the evidence about their own order, or of a check that was asked for it, because an order can name any domain.
 */
@ApplicationScoped
class RevealEvidence {

    static final String ACT = "EVIDENCE.REVEAL";
    static final String OBJECT = "EVIDENCE";

    private final EvidenceRepository evidence;
    private final EvidenceOwnership ownership;
    private final RawEvidence raw;
    private final EvidenceDoor door;
    private final RevealLimit limit;
    private final Audit audit;
    private final Clock clock;

    RevealEvidence(
            EvidenceRepository evidence,
            EvidenceOwnership ownership,
            RawEvidence raw,
            EvidenceDoor door,
            RevealLimit limit,
            Audit audit,
            Clock clock) {
        this.evidence = evidence;
        this.ownership = ownership;
        this.raw = raw;
        this.door = door;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    RevealedEvidence handle(UUID id, EvidenceRevealReason reason) {
        UnitOfWork.run(() -> requireForeign(found(id)));
        if (!reason.isOf(door.role())) {
            throw ProblemException.broken(List.of(Violation.of("/reason", "REVEAL_REASON_OF_ANOTHER_ROLE", null)));
        }
        limit.count(door.caller().account());
        return UnitOfWork.in(() -> reveal(found(id), reason));
    }

    private RevealedEvidence reveal(EvidenceEntry entry, EvidenceRevealReason reason) {
        audit.record(Act.of(ACT, OBJECT, entry.id())
                .because(reason.name())
                .with("source", entry.source())
                .with("check", entry.checkId()));
        return new RevealedEvidence(
                KeptEvidenceView.of(entry),
                reason,
                clock.instant(),
                raw.registration(entry).map(RevealedRegistration::of).orElse(null),
                raw.text(entry));
    }

    private EvidenceEntry found(UUID id) {
        return evidence.findByIdOptional(id)
                .filter(entry -> door.sources().contains(entry.source()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    private void requireForeign(EvidenceEntry entry) {
        if (ownership.isOwn(entry)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }
}
