package cn.icpfiling.filing.importedpapers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lists the papers of an imported filing. A filing has at most 1,100 of them, so the list has no pages. */
@ApplicationScoped
class ListImportedPapers {

    private final ImportedPaperAccess access;

    ListImportedPapers(ImportedPaperAccess access) {
        this.access = access;
    }

    @Transactional
    ImportedPapersView handle(UUID subject) {
        return new ImportedPapersView(access.all(subject));
    }
}
