package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.cancellation.EndingGate;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.filings.FiledTarget;
import cn.icpfiling.filing.filings.FiledTargets;
import cn.icpfiling.filing.filings.PreparedActs;
import cn.icpfiling.filing.impact.ConfirmedAct;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes a holder's service, or their subject with all of its services, off the authority's register (docs/trade.md
 * 3.7). This also works after the access here was cancelled, as long as the record is the holder's. State and token are
 * checked twice: first before any other system is called, and again under the locks. In between the authority checks
 * the filing password, except on days when its SMS replaces the password.
 */
@ApplicationScoped
class DeregisterFiling {

    private final PreparedActs acts;
    private final ActingFor actingFor;
    private final FiledTargets targets;
    private final ConfirmedAct confirmed;
    private final EndingGate gate;
    private final DraftDeregistration draft;
    private final OrderViews views;

    DeregisterFiling(
            PreparedActs acts,
            ActingFor actingFor,
            FiledTargets targets,
            ConfirmedAct confirmed,
            EndingGate gate,
            DraftDeregistration draft,
            OrderViews views) {
        this.acts = acts;
        this.actingFor = actingFor;
        this.targets = targets;
        this.confirmed = confirmed;
        this.gate = gate;
        this.draft = draft;
        this.views = views;
    }

    private record Snapshot(UUID subject, String subjectNumber, ProvinceRules rules, boolean onOldPlatform) {}

    StoredResponse service(UUID id, IdempotentRequest idempotentRequest, Deregistration request) {
        targets.requireService(id);
        return deregister(
                new Wanted(OrderType.DEREGISTER_SERVICE, request),
                idempotentRequest,
                () -> targets.service(id),
                () -> targets.lockedService(id));
    }

    StoredResponse subject(UUID id, IdempotentRequest idempotentRequest, Deregistration request) {
        targets.requireSubject(id);
        return deregister(
                new Wanted(OrderType.DEREGISTER_SUBJECT, request),
                idempotentRequest,
                () -> targets.subject(id),
                () -> targets.lockedSubject(id));
    }

    private record Wanted(OrderType type, Deregistration request) {}

    private StoredResponse deregister(
            Wanted wanted,
            IdempotentRequest idempotentRequest,
            Supplier<FiledTarget> read,
            Supplier<FiledTarget> locked) {
        return acts.perform(idempotentRequest, () -> prepared(wanted, read), seen -> open(wanted, locked.get(), seen));
    }

    private Snapshot prepared(Wanted wanted, Supplier<FiledTarget> read) {
        var onOldPlatform = confirmed.isOnOldPlatform(read);
        var seen = UnitOfWork.in(() -> {
            var target = read.get();
            requireConfirmed(wanted, target, onOldPlatform);
            var subject = target.subject();
            return new Snapshot(
                    subject.id(),
                    subject.subjectNumber(),
                    gate.rulesFor(wanted.type().kind().ruledAct(), subject),
                    onOldPlatform);
        });
        gate.require(
                seen.rules(),
                seen.subject(),
                seen.subjectNumber(),
                wanted.request().filingPassword());
        return seen;
    }

    private void requireConfirmed(Wanted wanted, FiledTarget target, boolean onOldPlatform) {
        confirmed.require(
                wanted.type().kind().filedAct(),
                target,
                onOldPlatform,
                wanted.request().impactToken());
    }

    private Reply open(Wanted wanted, FiledTarget target, Snapshot seen) {
        if (!actingFor.mayKnow(target.subject())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        requireConfirmed(wanted, target, seen.onOldPlatform());
        var order = draft.handle(
                wanted.type(),
                target.subject(),
                target.service(),
                actingFor.applicant(),
                seen.rules().version());
        return views.of(order).created("/api/v1/orders/" + order.id());
    }
}
