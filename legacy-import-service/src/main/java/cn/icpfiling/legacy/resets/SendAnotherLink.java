package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.loginlimits.LoginLimits;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sends the applicant of a granted application another link, at most once an hour. What fails is sent by the job. */
@ApplicationScoped
class SendAnotherLink {

    private final ResetAccess access;
    private final LoginLimits limits;
    private final RenewLink renew;
    private final SettleReset settle;
    private final ResetViews views;
    private final IdempotencyService idempotency;

    SendAnotherLink(
            ResetAccess access,
            LoginLimits limits,
            RenewLink renew,
            SettleReset settle,
            ResetViews views,
            IdempotencyService idempotency) {
        this.access = access;
        this.limits = limits;
        this.renew = renew;
        this.settle = settle;
        this.views = views;
        this.idempotency = idempotency;
    }

    StoredResponse handle(UUID id, IdempotentRequest request) {
        access.requireKnown(id);
        var earlier = UnitOfWork.in(() -> idempotency.earlier(request));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        UnitOfWork.run(() -> renew.require(id));
        limits.takeFurtherLink(id);
        var stored = idempotency.perform(request, () -> {
            var reset = renew.handle(id);
            var shown = views.forApplicant(reset);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
        settle.handle(id);
        return stored;
    }
}
