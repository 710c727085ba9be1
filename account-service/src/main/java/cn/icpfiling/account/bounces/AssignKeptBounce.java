package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.DeliveryFailure;
import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.UndeliveredNotices;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Says which notice a kept bounce concerns: that notice is undelivered, and goes another way. The mail of the account is not marked,
 * because the address that the mail was sent to exists.
 */
@ApplicationScoped
class AssignKeptBounce {

    private final BounceDesk desk;
    private final NoticeRepository notices;
    private final UndeliveredNotices undelivered;
    private final IdempotencyService idempotency;
    private final Audit audit;
    private final Clock machine;

    AssignKeptBounce(
            BounceDesk desk,
            NoticeRepository notices,
            UndeliveredNotices undelivered,
            IdempotencyService idempotency,
            Audit audit,
            @MachineClock Clock machine) {
        this.desk = desk;
        this.notices = notices;
        this.undelivered = undelivered;
        this.idempotency = idempotency;
        this.audit = audit;
        this.machine = machine;
    }

    StoredResponse handle(UUID id, IdempotentRequest request, UUID noticeId) {
        return idempotency.perform(request, () -> {
            var bounce = desk.open(id);
            var notice = notices.lockedAnew(noticeId)
                    .filter(found -> mayConcern(bounce, found))
                    .orElseThrow(() -> ProblemException.broken(
                            List.of(Violation.of("/noticeId", "KEPT_BOUNCE_NOTICE_UNFIT", null))));
            var now = machine.instant();
            // A report that came before stays.
            if (notice.reported(DeliveryFailure.MAILBOX_UNAVAILABLE, bounce.receivedAt(), now)) {
                undelivered.handle(notice);
            }
            bounce.assign(notice.id(), desk.staff(), now);
            audit.record(Act.of("KEPT_BOUNCE.ASSIGN", "KEPT_BOUNCE", id).with("notice", notice.id()));
            return new Reply(200, null, null, desk.view(bounce));
        });
    }

    /** The notice itself, or another mail to the same account that had left before the bounce came. */
    private boolean mayConcern(KeptBounce bounce, Notice notice) {
        if (notice.id().equals(bounce.notice())) {
            return true;
        }
        var account = desk.noticeOf(bounce).account();
        return account != null
                && Objects.equals(account, notice.account())
                && notice.channel() == Channel.MAIL
                && notice.fate() == Notice.Fate.SENT
                && !notice.decidedAt().isAfter(bounce.receivedAt());
    }
}
