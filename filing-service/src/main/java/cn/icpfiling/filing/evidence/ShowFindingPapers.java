package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lists the papers of a finding: all to its holder, and to inspectors and services those that were handed in. */
@ApplicationScoped
class ShowFindingPapers {

    private final EvidenceAccess access;
    private final MaterialRepository materials;

    ShowFindingPapers(EvidenceAccess access, MaterialRepository materials) {
        this.access = access;
        this.materials = materials;
    }

    FindingPapersView handle(UUID finding) {
        if (access.isInspector()) {
            access.requireInspectable(finding);
            return handedIn(finding);
        }
        access.own(finding);
        return FindingPapersView.of(papers(finding));
    }

    FindingPapersView handedIn(UUID finding) {
        return FindingPapersView.of(papers(finding).stream()
                .filter(paper -> paper.handedInAt() != null)
                .toList());
    }

    private List<Material> papers(UUID finding) {
        return UnitOfWork.in(() -> materials.ofFinding(finding));
    }
}
