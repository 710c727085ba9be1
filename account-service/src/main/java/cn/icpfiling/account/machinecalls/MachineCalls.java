package cn.icpfiling.account.machinecalls;

import cn.icpfiling.account.core.AutomaticCall;
import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.store.AutomaticCallRepository;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * Writes down calls by machine and what came of them: the notice is told if the person heard its present text; else the support's call is
 * open.
 */
@ApplicationScoped
public class MachineCalls {

    private final AutomaticCallRepository calls;
    private final NoticeRepository notices;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Clock machine;

    MachineCalls(
            AutomaticCallRepository calls,
            NoticeRepository notices,
            MeterRegistry meters,
            Clock clock,
            @MachineClock Clock machine) {
        this.calls = calls;
        this.notices = notices;
        this.meters = meters;
        this.clock = clock;
        this.machine = machine;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    AutomaticCall begin(Notice notice, MessageProvider provider) {
        var call = new AutomaticCall(Ids.next(), notice.id(), provider, machine.instant());
        calls.persist(call);
        return call;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void accepted(UUID id, String callId) {
        calls.locked(id).ifPresent(call -> call.accepted(callId));
    }

    /** Counts once, however often the report comes; a report on an unknown call is counted and left. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(UUID id, AutomaticCall.Outcome outcome) {
        // The calls about the finding are locked in the order of their ids first, as a step of the finding does.
        var known = calls.findByIdOptional(id);
        known.map(AutomaticCall::notice).flatMap(notices::findingOf).ifPresent(notices::waitingCalls);
        var call = known.flatMap(found -> calls.locked(found.id()));
        var isNews =
                call.filter(found -> found.settle(outcome, machine.instant())).isPresent();
        meters.counter(
                        "icp.automatic-calls",
                        "outcome",
                        call.isEmpty() ? "UNKNOWN" : isNews ? outcome.name() : "IGNORED")
                .increment();
        if (isNews) {
            notices.lockedCall(call.get().notice()).ifPresent(notice -> settle(call.get(), notice));
        }
    }

    /** A call that a person has claimed meanwhile, or that is closed, stays as it is. */
    private void settle(AutomaticCall made, Notice notice) {
        if (notice.fate() != Notice.Fate.WAITING || notice.claimedBy() != null) {
            return;
        }
        var now = machine.instant();
        if (made.outcome() != AutomaticCall.Outcome.HEARD || notice.isRetoldSince(made.madeAt())) {
            notice.hold(now);
            return;
        }
        var _ = notice.called(CallOutcome.REACHED, clock.instant(), 1, now, now);
        for (var other : notices.waitingCalls(notice.finding())) {
            if (!other.id().equals(notice.id())
                    && other.cause().equals(notice.cause())
                    && other.recipientKind() == notice.recipientKind()) {
                other.tooLate(now);
            }
        }
    }
}
