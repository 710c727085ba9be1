package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.materials.TakeImportedPaper;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Shows what is stored of a paper of the old platform, before or after its filing is registered. */
@ApplicationScoped
class ShowStoredPaper {

    private final ImportedFilingTable imports;
    private final MaterialRepository materials;

    ShowStoredPaper(ImportedFilingTable imports, MaterialRepository materials) {
        this.imports = imports;
        this.materials = materials;
    }

    /** 404 for a paper that is not here, or in which the scanner has found malware: such a one is lost to its holder. */
    @Transactional
    ImportedPaperView handle(String legacyFiling, String legacyPaper) {
        return imports.paper(legacyFiling, legacyPaper)
                .flatMap(paper -> materials
                        .findByIdOptional(paper.material())
                        .filter(material -> material.scan() != ScanStatus.INFECTED)
                        .map(material -> ImportedPaperView.of(
                                new TakeImportedPaper.Named(legacyFiling, legacyPaper, material.kind(), paper.sha256()),
                                material)))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
