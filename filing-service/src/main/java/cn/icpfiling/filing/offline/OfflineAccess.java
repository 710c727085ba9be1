package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.store.OwnerFilter;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Decides who may see a case. Another holder's case gets the same answer as one that does not exist. Support sees all.
 */
@RequestScoped
class OfflineAccess {

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final OfflineDeregistrationRepository cases;

    OfflineAccess(CurrentActor actor, ActingFor actingFor, OfflineDeregistrationRepository cases) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.cases = cases;
    }

    OfflineDeregistration readable(UUID id) {
        return cases.findByIdOptional(id)
                .filter(found -> isSupport() || actingFor.mayKnow(found))
                .orElseThrow(OfflineAccess::unknown);
    }

    /** 404 unless the caller may read the case: the first check of every change. */
    @Transactional
    void requireReadable(UUID id) {
        readable(id);
    }

    /** Returns the case for a change by its holder or for them, locked until the transaction ends. */
    OfflineDeregistration own(UUID id) {
        var found = cases.locked(id);
        if (!actingFor.mayKnow(found)) {
            throw unknown();
        }
        return found;
    }

    /** The cases that a list shows. */
    OwnerFilter ownerFilter() {
        return isSupport() ? OwnerFilter.ANYBODYS : actingFor.ownerFilter();
    }

    /** The caller of a list. */
    UUID caller() {
        return actor.get().id();
    }

    private boolean isSupport() {
        return actor.get().is(Roles.SUPPORT);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
