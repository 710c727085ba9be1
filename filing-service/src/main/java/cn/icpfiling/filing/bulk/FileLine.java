package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.drafting.DraftOrder;
import cn.icpfiling.filing.drafting.EnterService;
import cn.icpfiling.filing.drafting.EnterSubject;
import cn.icpfiling.filing.submission.SubmitOrder;
import cn.icpfiling.filing.typecheck.CheckFilingType;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Files one line by the use cases of the single calls. Each of its two transactions, the draft and the submission, holds what it did
 * and what is known of the line: a crash loses neither and doubles neither. The network is asked before each, outside.
 */
@ApplicationScoped
class FileLine {

    private final CheckFilingType checkFilingType;
    private final DraftOrder draftOrder;
    private final EnterSubject enterSubject;
    private final EnterService enterService;
    private final SubmitOrder submitOrder;
    private final BulkOrderTable table;
    private final Clock clock;

    FileLine(
            CheckFilingType checkFilingType,
            DraftOrder draftOrder,
            EnterSubject enterSubject,
            EnterService enterService,
            SubmitOrder submitOrder,
            BulkOrderTable table,
            Clock clock) {
        this.checkFilingType = checkFilingType;
        this.draftOrder = draftOrder;
        this.enterSubject = enterSubject;
        this.enterService = enterService;
        this.submitOrder = submitOrder;
        this.table = table;
        this.clock = clock;
    }

    /** @return false when the lease went to another worker: nothing was written then */
    boolean handle(Lease lease, Item item, BulkLine line) {
        if (line.orderId() != null) {
            return submits(lease, item, line, line.orderId(), IfMatch.of(line.ifMatch()));
        }
        var order = item.order();
        if (order == null) {
            order = drafts(lease, item, line);
        }
        return order != null && (line.submission() == null || submits(lease, item, line, order, IfMatch.of("*")));
    }

    /** The draft with all that is entered, or nothing of it; null when the lease is lost. */
    UUID drafts(Lease lease, Item item, BulkLine line) {
        var check = in("/typeCheck", () -> checkFilingType.handle(line.typeCheck()));
        var drafted = new UUID[1];
        return lease.renewing(() -> drafted[0] = draft(item, line, check.typeCheckId())) ? drafted[0] : null;
    }

    private UUID draft(Item item, BulkLine line, UUID typeCheck) {
        var order = draftOrder.open(typeCheck);
        if (line.subject() != null) {
            in("/subject", () -> enterSubject.enter(order, line.subject().part()));
        }
        if (line.service() != null) {
            in("/service", () -> enterService.enter(order, line.service().part()));
        }
        if (line.submission() == null) {
            table.done(item, order.id(), clock.instant());
        } else {
            table.drafted(item, order.id());
        }
        return order.id();
    }

    private boolean submits(Lease lease, Item item, BulkLine line, UUID order, IfMatch seen) {
        var prepared = submitOrder.prepare(order, seen, line.submission());
        return lease.renewing(() -> {
            submitOrder.submit(prepared);
            table.done(item, order, clock.instant());
        });
    }

    private static void in(String part, Runnable step) {
        in(part, () -> {
            step.run();
            return true;
        });
    }

    /** A single call points into its own body, which is a part of the line here. */
    private static <T> T in(String part, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException refusal) {
            throw refusal.with(refusal.violations().stream()
                    .map(one -> new Violation(part + one.pointer(), one.code(), one.rule(), one.args()))
                    .toList());
        }
    }
}
