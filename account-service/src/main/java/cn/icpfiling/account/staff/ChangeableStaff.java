package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Locks the record of a member of staff for a change. An administrator never changes their own record. */
@RequestScoped
class ChangeableStaff {

    private final CurrentActor actor;
    private final StaffLogins staff;

    ChangeableStaff(CurrentActor actor, StaffLogins staff) {
        this.actor = actor;
        this.staff = staff;
    }

    StaffLogin locked(UUID id) {
        var member = staff.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (id.equals(actor.account())) throw new ProblemException(AccountProblem.OWN_STAFF_RECORD);
        return member;
    }
}
