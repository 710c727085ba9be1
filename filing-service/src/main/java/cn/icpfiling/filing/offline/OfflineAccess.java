package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.filing.store.Whose;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whose case it is. Somebody else's is answered like one that does not exist; the support sees all. */
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

    /** 404 unless it may be read: the first thing that a change asks. */
    @Transactional
    void requireReadable(UUID id) {
        readable(id);
    }

    /** To change as its holder, or for them; locked until the transaction ends. */
    OfflineDeregistration own(UUID id) {
        var found = cases.locked(id);
        if (!actingFor.mayKnow(found)) {
            throw unknown();
        }
        return found;
    }

    /** What a list shows. */
    Whose whose() {
        return isSupport() ? Whose.ANYBODYS : actingFor.whose();
    }

    /** To whom a list is shown. */
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
