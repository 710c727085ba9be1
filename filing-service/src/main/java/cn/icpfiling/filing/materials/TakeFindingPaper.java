package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.filing.store.FindingFolderTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores and deletes the drafts of papers of a finding; the caller has the right to it. A paper replaces the draft of its
 * kind, and never one that was handed in.
 */
@ApplicationScoped
public class TakeFindingPaper {

    private final MaterialRepository materials;
    private final FindingFolderTable folders;
    private final PaperFiles files;

    TakeFindingPaper(MaterialRepository materials, FindingFolderTable folders, PaperFiles files) {
        this.materials = materials;
        this.folders = folders;
        this.files = files;
    }

    /**
     * @param subject the filed subject that the finding is about
     * @param most papers that a finding may have; one more is 409 FINDING_PAPERS_FULL
     */
    public Material handle(UUID finding, UUID subject, MaterialKind kind, int most, InputStream body) {
        var id = Ids.next();
        var paper = files.store(id, PaperOwner.finding(finding), kind, body);
        Optional<Material> replaced;
        try {
            // The row was made before, and a second run would store it again.
            replaced = UnitOfWork.once(() -> replace(finding, subject, paper, most));
        } catch (ProblemException refused) {
            files.delete(paper);
            throw refused;
        }
        // Runs after the commit: if it fails, a file without a row is left.
        replaced.ifPresent(files::delete);
        return paper;
    }

    /** Deletes the draft of the kind. 404 if there is none, also if it was handed in. */
    public void delete(UUID finding, UUID subject, MaterialKind kind) {
        var deleted = UnitOfWork.in(() -> {
            folders.lock(finding, subject);
            var draft =
                    materials.draftOf(finding, kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            materials.remove(draft);
            return draft;
        });
        files.delete(deleted);
    }

    private Optional<Material> replace(UUID finding, UUID subject, Material paper, int most) {
        folders.lock(finding, subject);
        var before = materials.draftOf(finding, paper.kind());
        before.ifPresent(materials::remove);
        if (materials.ofFinding(finding).size() >= most) {
            throw new ProblemException(FilingProblem.FINDING_PAPERS_FULL, most);
        }
        materials.add(paper);
        return before;
    }
}
