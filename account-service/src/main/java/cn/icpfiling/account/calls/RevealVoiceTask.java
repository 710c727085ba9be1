package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Shows the number of a call to the member of support who claimed it, up to an hourly limit. */
@ApplicationScoped
class RevealVoiceTask {

    private static final Limit REVEALS = new Limit(60, Duration.ofHours(1));

    private final CallDesk desk;
    private final NoticeContents contents;
    private final Limits limits;
    private final Audit audit;

    RevealVoiceTask(CallDesk desk, NoticeContents contents, Limits limits, Audit audit) {
        this.desk = desk;
        this.contents = contents;
        this.limits = limits;
        this.audit = audit;
    }

    /** The audit entry is committed before the number leaves. */
    RevealedCallee handle(UUID id) {
        return UnitOfWork.in(() -> {
            var call = desk.claimed(id);
            var staff = Binary.of(desk.staff());
            limits.lock(LimitKind.CALL_REVEALS_OF_STAFF, staff);
            limits.requireRoom(LimitKind.CALL_REVEALS_OF_STAFF, staff, REVEALS, CommonProblem.TOO_MANY_REQUESTS);
            limits.count(LimitKind.CALL_REVEALS_OF_STAFF, staff);
            audit.record(Act.of("DATA.REVEAL", "VOICE_TASK", id).because("CALL").with("finding", call.finding()));
            var callee = contents.callee(call);
            return new RevealedCallee(id, callee.phone(), callee.name());
        });
    }
}
