package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.SpotCheckTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides which spot checks an inspector may settle: never one about the inspector's own filing. */
@ApplicationScoped
class SpotCheckAccess {
    private final CurrentActor actor;
    private final SpotCheckTable checks;
    private final FiledSubjectRepository subjects;

    SpotCheckAccess(CurrentActor actor, SpotCheckTable checks, FiledSubjectRepository subjects) {
        this.actor = actor;
        this.checks = checks;
        this.subjects = subjects;
    }

    /** 404 if there is no such check; 403 if the copy of the record says that the filing is the inspector's own. */
    void requireSettleable(UUID id) {
        var check = checks.find(id).orElseThrow(SpotCheckAccess::unknown);
        if (subjects.holderOf(check.subjectId())
                .filter(holder -> actor.get().isSamePersonAs(holder))
                .isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    /** Returns the check, locked until the transaction ends. */
    SpotCheck locked(UUID id) {
        return checks.locked(id).orElseThrow(SpotCheckAccess::unknown);
    }

    UUID inspector() {
        return actor.account();
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
