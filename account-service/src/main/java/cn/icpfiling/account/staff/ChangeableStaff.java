package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Locks the record of a member of staff for a change. An administrator never changes their own record. */
@RequestScoped
class ChangeableStaff {

    private final CurrentActor actor;
    private final StaffLoginRepository staff;

    ChangeableStaff(CurrentActor actor, StaffLoginRepository staff) {
        this.actor = actor;
        this.staff = staff;
    }

    StaffLogin locked(UUID id) {
        var member = lockedAny(id);
        if (id.equals(actor.account())) {
            throw new ProblemException(AccountProblem.OWN_STAFF_RECORD);
        }
        return member;
    }

    /** The own record too. */
    StaffLogin lockedAny(UUID id) {
        return staff.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
