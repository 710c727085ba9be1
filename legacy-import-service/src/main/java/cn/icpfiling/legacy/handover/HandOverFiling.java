package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Gives a filing of the old platform to an account. Call it outside of any transaction. A repeat for the same account goes on where the
 * call before ended; the lock of the filing's row lets one account alone win.
 */
@ApplicationScoped
public class HandOverFiling {

    private final HandOverSteps steps;
    private final RegisterFiling register;
    private final LatePaperRepository latePapers;

    HandOverFiling(HandOverSteps steps, RegisterFiling register, LatePaperRepository latePapers) {
        this.steps = steps;
        this.register = register;
        this.latePapers = latePapers;
    }

    /** @param initiator the claim or the import that gives the filing; the audit names it */
    public HandOver handle(UUID filing, UUID account, HandOverWay way, UUID initiator) {
        return handle(filing, account, way, initiator, () -> true);
    }

    /**
     * The same for an initiator that may end while the filing waits, which it does under the lock of the filing.
     *
     * @param holdsStill asked under that lock before the filing is given; if it does not, the filing waits on
     */
    public HandOver handle(UUID filing, UUID account, HandOverWay way, UUID initiator, BooleanSupplier holdsStill) {
        return switch (UnitOfWork.in(() -> steps.begin(filing, account, way, initiator, holdsStill))) {
            case HandOverSteps.Begun.Ended(var outcome) -> outcome;
            case HandOverSteps.Begun.Running(var old) -> ask(old);
        };
    }

    /** Asks again for a filing that is being handed over; does nothing for others. */
    void again(UUID filing) {
        UnitOfWork.in(() -> steps.running(filing)).ifPresent(this::ask);
    }

    private HandOver ask(OldFiling old) {
        var answered = register.handle(old);
        var filing = old.filing().id();
        return UnitOfWork.in(() -> {
            var outcome = steps.answered(old.filing(), answered.outcome(), answered.sums());
            if (outcome instanceof HandOver.Done) {
                latePapers.expect(filing, answered.missing());
                latePapers.unreadable(filing, answered.unreadable());
            }
            return outcome;
        });
    }
}
