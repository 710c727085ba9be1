package cn.icpfiling.filing.importedpapers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/** Opens one paper of an imported filing for its holder, a member of the account or their partner; the audit names all but the holder. */
@ApplicationScoped
class OpenImportedPaper {

    private final ImportedPaperAccess access;
    private final Storage storage;
    private final Audit audit;

    OpenImportedPaper(ImportedPaperAccess access, Storage storage, Audit audit) {
        this.access = access;
        this.storage = storage;
        this.audit = audit;
    }

    /** The paper and its decrypted bytes. */
    record Opened(Material paper, InputStream content) {}

    Opened handle(UUID subject, UUID id) {
        var paper = UnitOfWork.in(() -> audited(subject, id));
        try {
            return new Opened(paper, storage.read(Shelf.MATERIALS, paper.id()));
        } catch (NoSuchFileException infectedMeanwhile) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(infectedMeanwhile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Material audited(UUID subject, UUID id) {
        var paper = access.paper(subject, id);
        if (paper.scan() == ScanStatus.QUARANTINED) {
            throw new ProblemException(FilingProblem.MATERIAL_QUARANTINED);
        }
        if (!paper.counts()) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        if (!access.isHolder(access.holder(subject))) {
            audit.record(Act.of(
                            "MATERIAL.SHOW",
                            paper.owner().objectType(),
                            paper.owner().id())
                    .with("kind", paper.kind())
                    .with("paper", paper.id()));
        }
        return paper;
    }
}
