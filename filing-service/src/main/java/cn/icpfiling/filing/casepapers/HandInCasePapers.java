package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.store.CaseFolderTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Lists the papers of a case, and hands in the drafts that count: from then on they stay as they are, and the support sees them. Without
 * a draft it changes nothing, so it may be repeated.
 */
@ApplicationScoped
class HandInCasePapers {

    private final CaseFolderTable folders;
    private final MaterialRepository materials;
    private final Audit audit;
    private final Clock clock;

    HandInCasePapers(CaseFolderTable folders, MaterialRepository materials, Audit audit, Clock clock) {
        this.folders = folders;
        this.materials = materials;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    CasePapersView handle(UUID caseId) {
        folders.lock(caseId);
        var now = clock.instant();
        var papers = materials.ofCase(caseId);
        papers.stream()
                .filter(paper -> paper.handedInAt() == null && paper.counts())
                .forEach(paper -> {
                    paper.handedIn(now);
                    audit.record(Act.of("MATERIAL.HAND_IN", "SUPPORT_CASE", caseId)
                            .with("kind", paper.kind())
                            .with("paper", paper.id()));
                });
        materials.flush();
        return CasePapersView.of(papers);
    }

    @Transactional
    CasePapersView all(UUID caseId) {
        return CasePapersView.of(materials.ofCase(caseId));
    }

    /** Returns what the support sees. */
    @Transactional
    CasePapersView handedIn(UUID caseId) {
        List<Material> seen = materials.ofCase(caseId).stream()
                .filter(paper -> paper.handedInAt() != null)
                .toList();
        return CasePapersView.of(seen);
    }
}
