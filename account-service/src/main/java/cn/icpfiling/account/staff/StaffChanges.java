package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** What the acts on a member of staff have in common: the lock, If-Match, idempotency, a new version and the audit entry. */
@RequestScoped
class StaffChanges {

    private final ChangeableStaff changeable;
    private final IdempotencyService idempotency;
    private final StaffLoginRepository staff;
    private final StaffViews views;
    private final Audit audit;

    StaffChanges(
            ChangeableStaff changeable,
            IdempotencyService idempotency,
            StaffLoginRepository staff,
            StaffViews views,
            Audit audit) {
        this.changeable = changeable;
        this.idempotency = idempotency;
        this.staff = staff;
        this.views = views;
        this.audit = audit;
    }

    StoredResponse perform(
            String act, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, Consumer<StaffLogin> change) {
        return perform(act, id, idempotentRequest, ifMatch, null, change);
    }

    /** @param password that the answer tells; null when the act makes none */
    StoredResponse perform(
            String act,
            UUID id,
            IdempotentRequest idempotentRequest,
            IfMatch ifMatch,
            String password,
            Consumer<StaffLogin> change) {
        UnitOfWork.run(() -> changeable.locked(id));
        return idempotency.perform(idempotentRequest, () -> {
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
