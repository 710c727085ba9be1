package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.store.FindingFolderTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Hands in all drafts of a finding. From then on they stay as they are, and inspectors see them. */
@ApplicationScoped
class HandInFindingPapers {

    private final IdempotencyService idempotency;
    private final EvidenceAccess access;
    private final FindingFolderTable folders;
    private final MaterialRepository materials;
    private final Audit audit;
    private final Clock clock;

    HandInFindingPapers(
            IdempotencyService idempotency,
            EvidenceAccess access,
            FindingFolderTable folders,
            MaterialRepository materials,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.folders = folders;
        this.materials = materials;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, UUID finding) {
        access.own(finding);
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var subject = access.open(finding).subjectId();
        return idempotency.perform(idempotentRequest, () -> handIn(finding, subject));
    }

    private Reply handIn(UUID finding, UUID subject) {
        access.requireStill(subject);
        folders.lock(finding, subject);
        var drafts = materials.ofFinding(finding).stream()
                .filter(paper -> paper.handedInAt() == null)
                .toList();
        if (drafts.isEmpty()) {
            throw new ProblemException(FilingProblem.NO_PAPER_TO_HAND_IN);
        }
        if (!drafts.stream().allMatch(Material::counts)) {
            throw new ProblemException(FilingProblem.MATERIAL_QUARANTINED);
        }
        var now = clock.instant();
        drafts.forEach(paper -> {
            paper.handedIn(now);
            audit.record(Act.of("MATERIAL.HAND_IN", "FINDING", finding)
                    .with("kind", paper.kind())
                    .with("paper", paper.id()));
        });
        materials.flush();
        return new Reply(200, null, null, FindingPapersView.of(materials.ofFinding(finding)));
    }
}
