package cn.icpfiling.account.staff;

import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows one member of staff. */
@ApplicationScoped
class ShowStaff {

    private final StaffLoginRepository staff;
    private final StaffViews views;

    ShowStaff(StaffLoginRepository staff, StaffViews views) {
        this.staff = staff;
        this.views = views;
    }

    @Transactional
    TaggedStaffMember handle(UUID id) {
        return staff.findByIdOptional(id)
                .map(member -> TaggedStaffMember.of(views.of(member), member))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
