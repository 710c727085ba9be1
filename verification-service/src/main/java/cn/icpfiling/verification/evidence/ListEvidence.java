package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.verification.core.EvidenceEntry;
import cn.icpfiling.verification.core.FaceCheck;
import cn.icpfiling.verification.store.EvidenceRepository;
import cn.icpfiling.verification.store.FaceCheckRepository;
import cn.icpfiling.verification.store.OrderVerdictRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lists the evidence of one check, of one round of a filed domain, or of all rounds of an order, without the content. */
@ApplicationScoped
class ListEvidence {

    private final EvidenceRepository evidence;
    private final OrderVerdictRepository verdicts;
    private final FaceCheckRepository faces;
    private final EvidenceDoor door;
    private final KeysetPages pages;

    ListEvidence(
            EvidenceRepository evidence,
            OrderVerdictRepository verdicts,
            FaceCheckRepository faces,
            EvidenceDoor door,
            KeysetPages pages) {
        this.evidence = evidence;
        this.verdicts = verdicts;
        this.faces = faces;
        this.door = door;
        this.pages = pages;
    }

    @Transactional
    Page<KeptEvidenceView> page(UUID of, String cursor, Integer wish) {
        var scope = "evidence " + door.role() + " " + of;
        return pages.pageById(
                        scope,
                        cursor,
                        wish,
                        EvidenceEntry::id,
                        (after, atMost) -> evidence.of(checks(of), door.sources(), after, atMost))
                .map(KeptEvidenceView::of);
    }

    private List<UUID> checks(UUID of) {
        var checks = new ArrayList<>(verdicts.idsOf(of));
        faces.ofOrder(of).stream().map(FaceCheck::id).forEach(checks::add);
        checks.add(of);
        return checks;
    }
}
