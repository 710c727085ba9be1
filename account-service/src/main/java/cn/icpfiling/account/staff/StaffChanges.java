package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** What the acts on a member of staff have in common: the lock, If-Match, idempotency, a new version and the audit entry. */
@RequestScoped
class StaffChanges {

    private final ChangeableStaff changeable;
    private final Once once;
    private final StaffLogins staff;
    private final StaffViews views;
    private final Audit audit;

    StaffChanges(ChangeableStaff changeable, Once once, StaffLogins staff, StaffViews views, Audit audit) {
        this.changeable = changeable;
        this.once = once;
        this.staff = staff;
        this.views = views;
        this.audit = audit;
    }

    Answer perform(String act, UUID id, Attempt attempt, IfMatch ifMatch, Consumer<StaffLogin> change) {
        return perform(act, id, attempt, ifMatch, null, change);
    }

    /** @param password that the answer tells; null when the act makes none */
    Answer perform(
            String act, UUID id, Attempt attempt, IfMatch ifMatch, String password, Consumer<StaffLogin> change) {
        UnitOfWork.run(() -> changeable.locked(id));
        return once.perform(attempt, () -> {
            var member = changeable.locked(id);
            ifMatch.require(member.version());
            member.touch();
            change.accept(member);
            staff.flush();
            audit.record(StaffActs.of(act, member.account(), member.roles()));
            return TaggedStaffMember.of(views.of(member).withPassword(password), member)
                    .reply(200, null);
        });
    }
}
