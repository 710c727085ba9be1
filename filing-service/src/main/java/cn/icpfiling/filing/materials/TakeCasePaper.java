package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.filing.store.CaseFolderTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores and deletes papers of a case of the support; the caller has the right to it. A paper replaces the draft of its kind, and
 * never one that was handed in.
 */
@ApplicationScoped
public class TakeCasePaper {

    private final MaterialRepository materials;
    private final CaseFolderTable folders;
    private final PaperFiles files;

    TakeCasePaper(MaterialRepository materials, CaseFolderTable folders, PaperFiles files) {
        this.materials = materials;
        this.folders = folders;
        this.files = files;
    }

    /** @param most papers that a case may have; one more is 409 CASE_PAPERS_FULL */
    public Material handle(UUID caseId, MaterialKind kind, int most, InputStream body) {
        var id = Ids.next();
        var paper = files.store(id, PaperOwner.supportCase(caseId), kind, body);
        Optional<Material> replaced;
        try {
            // The row was made before, and a second run would store it again.
            replaced = UnitOfWork.once(() -> replace(caseId, paper, most));
        } catch (ProblemException refused) {
            files.delete(paper);
            throw refused;
        }
        // Runs after the commit: if it fails, a file without a row is left.
        replaced.ifPresent(files::delete);
        return paper;
    }

    /** Deletes the draft of the kind. 404 if there is none, also if it was handed in. */
    public void delete(UUID caseId, MaterialKind kind) {
        var deleted = UnitOfWork.in(() -> {
            folders.lock(caseId);
            var draft = materials
                    .caseDraftOf(caseId, kind)
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            materials.remove(draft);
            return draft;
        });
        files.delete(deleted);
    }

    /** Deletes all papers of the case for good, also those that were handed in. */
    public void deleteAll(UUID caseId) {
        List<Material> deleted = UnitOfWork.in(() -> {
            folders.lock(caseId);
            var all = materials.ofCase(caseId);
            all.forEach(materials::remove);
            folders.delete(caseId);
            return all;
        });
        deleted.forEach(files::delete);
    }

    private Optional<Material> replace(UUID caseId, Material paper, int most) {
        folders.lock(caseId);
        var before = materials.caseDraftOf(caseId, paper.kind());
        before.ifPresent(materials::remove);
        if (materials.ofCase(caseId).size() >= most) {
            throw new ProblemException(FilingProblem.CASE_PAPERS_FULL, most);
        }
        materials.add(paper);
        return before;
    }
}
