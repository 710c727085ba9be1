package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.store.StaffLoginRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

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

    /** @param password the half of a password that the answer tells; null when the act makes none */
    record Done(Act act, String password) {

        @Override
        public String toString() {
            return "Done " + act;
        }
    }

    StoredResponse perform(
            String act, UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, Consumer<StaffLogin> change) {
        return perform(id, idempotentRequest, ifMatch, member -> {
            change.accept(member);
            return new Done(StaffActs.of(act, member.account(), member.roles()), null);
        });
    }

    StoredResponse perform(
            UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, Function<StaffLogin, Done> change) {
        return perform(changeable::locked, id, idempotentRequest, ifMatch, change);
    }

    /** For an act that an administrator may do to the own record, too. */
    StoredResponse performOnAny(
            UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, Function<StaffLogin, Done> change) {
        return perform(changeable::lockedAny, id, idempotentRequest, ifMatch, change);
    }

    private StoredResponse perform(
            Function<UUID, StaffLogin> lock,
            UUID id,
            IdempotentRequest idempotentRequest,
            IfMatch ifMatch,
            Function<StaffLogin, Done> change) {
        UnitOfWork.run(() -> {
            var _ = lock.apply(id);
        });
        return idempotency.perform(idempotentRequest, () -> {
            var member = lock.apply(id);
            ifMatch.require(member.version());
            member.touch();
            var done = change.apply(member);
            staff.flush();
            audit.record(done.act());
            return TaggedStaffMember.of(views.of(member).withPassword(done.password()), member)
                    .reply(200, null);
        });
    }
}
