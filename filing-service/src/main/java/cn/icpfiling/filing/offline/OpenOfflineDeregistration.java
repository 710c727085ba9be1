package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.core.typecheck.FilingTypeCheck;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.limits.HolderLimits;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Opens a case from a type check. The database has the last word on "one open case". */
@ApplicationScoped
class OpenOfflineDeregistration {

    private final IdempotencyService idempotency;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final FindNumberInTheWay findNumber;
    private final WriteOfflineCase writeCase;
    private final HolderLimits limits;
    private final Clock clock;

    OpenOfflineDeregistration(
            IdempotencyService idempotency,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            FindNumberInTheWay findNumber,
            WriteOfflineCase writeCase,
            HolderLimits limits,
            Clock clock) {
        this.idempotency = idempotency;
        this.actingFor = actingFor;
        this.checks = checks;
        this.findNumber = findNumber;
        this.writeCase = writeCase;
        this.limits = limits;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, OfflineRequest request) {
        var check = UnitOfWork.in(() -> checks.own(request.typeCheckId(), actingFor::mayKnow));
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var ground = OfflineGround.of(check.answer())
                .orElseThrow(() -> new ProblemException(FilingProblem.TYPE_NOT_OFFLINE, check.answer()));
        if (check.isTooOld(clock.instant())) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_TOO_OLD, FilingTypeCheck.GOOD_FOR.toHours());
        }
        request.requireInClear();
        var holder = Holder.of(check);
        limits.count(holder, AccountLimit.Kind.OFFLINE_CASE);
        var found = findNumber.handle(ground, check);
        return idempotency.perform(
                idempotentRequest,
                () -> writeCase.handle(holder, ground, check.identity(), found, request.applicant()));
    }
}
