package cn.icpfiling.legacy.imports;

import cn.icpfiling.legacy.core.imports.LegacyImport;
import cn.icpfiling.legacy.store.LegacyImportRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Finds imports of the caller's account. Any other import is 404. */
@ApplicationScoped
class ImportAccess {

    private final LegacyImportRepository imports;
    private final CurrentActor actor;

    ImportAccess(LegacyImportRepository imports, CurrentActor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    @Transactional
    void requireKnown(UUID id) {
        own(id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    LegacyImport own(UUID id) {
        return imports.findByIdOptional(id)
                .filter(found -> found.isOfAccount(actor.account()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the same, locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    LegacyImport locked(UUID id) {
        return imports.locked(id)
                .filter(found -> found.isOfAccount(actor.account()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
