package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.drafting.DraftOrder;
import cn.icpfiling.filing.drafting.EnterService;
import cn.icpfiling.filing.drafting.EnterSubject;
import cn.icpfiling.filing.submission.SubmitOrder;
import cn.icpfiling.filing.typecheck.CheckFilingType;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LeasedBatch.Status;
import cn.icpfiling.platform.operation.LineHandler;
import cn.icpfiling.platform.operation.LineOutcome;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationLine;
import cn.icpfiling.platform.operation.StoredJson;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Files one line by the use cases of the single calls. Each of its two transactions, the draft and the submission, holds what it did
 * and what is known of the line: a crash loses neither and doubles neither. The network is asked before each, outside.
 */
@ApplicationScoped
class FileLine implements LineHandler {

    private final CheckFilingType checkFilingType;
    private final DraftOrder draftOrder;
    private final EnterSubject enterSubject;
    private final EnterService enterService;
    private final SubmitOrder submitOrder;
    private final ReadLine reader;
    private final RunAsPartner partner;
    private final StoredJson json;

    FileLine(
            CheckFilingType checkFilingType,
            DraftOrder draftOrder,
            EnterSubject enterSubject,
            EnterService enterService,
            SubmitOrder submitOrder,
            ReadLine reader,
            RunAsPartner partner,
            StoredJson json) {
        this.checkFilingType = checkFilingType;
        this.draftOrder = draftOrder;
        this.enterSubject = enterSubject;
        this.enterService = enterService;
        this.submitOrder = submitOrder;
        this.reader = reader;
        this.partner = partner;
        this.json = json;
    }

    /** A draft and how the worker stands after it. */
    record Drafted(UUID order, Status status) {}

    @Override
    public Status handle(LeasedBatch batch, Operation operation, OperationLine line) {
        var asked = reader.line(line.entry());
        var status = new Status[1];
        partner.acts(operation, asked.onBehalfOf(), () -> status[0] = file(batch, line, asked));
        return status[0];
    }

    private Status file(LeasedBatch batch, OperationLine line, BulkLine asked) {
        if (asked.orderId() != null) {
            return submits(batch, line, asked, asked.orderId(), IfMatch.of(asked.ifMatch()));
        }
        var order = json.read(line.started(), UUID.class);
        if (order == null) {
            var drafted = drafts(batch, line, asked);
            if (asked.submission() == null || drafted.status() != Status.HELD) {
                return drafted.status();
            }
            order = drafted.order();
        }
        return submits(batch, line, asked, order, IfMatch.of("*"));
    }

    /** The draft with all that is entered, or nothing of it. */
    Drafted drafts(LeasedBatch batch, OperationLine line, BulkLine asked) {
        var check = in("/typeCheck", () -> checkFilingType.handle(asked.typeCheck()));
        var drafted = new UUID[1];
        var status = batch.keep(() -> {
            drafted[0] = draft(asked, check.typeCheckId());
            return asked.submission() == null
                    ? new LineOutcome.Done(line, drafted[0])
                    : new LineOutcome.Started(line, drafted[0]);
        });
        return new Drafted(drafted[0], status);
    }

    private UUID draft(BulkLine asked, UUID typeCheck) {
        var order = draftOrder.open(typeCheck);
        if (asked.subject() != null) {
            in("/subject", () -> enterSubject.enter(order, asked.subject().part()));
        }
        if (asked.service() != null) {
            in("/service", () -> enterService.enter(order, asked.service().part()));
        }
        return order.id();
    }

    private Status submits(LeasedBatch batch, OperationLine line, BulkLine asked, UUID order, IfMatch seen) {
        var prepared = submitOrder.prepare(order, seen, asked.submission());
        return batch.keep(() -> {
            submitOrder.submit(prepared);
            return new LineOutcome.Done(line, order);
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
