package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.acts.OldPlatformQuestion;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.FiledTarget;
import cn.icpfiling.filing.filings.FiledTargets;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens a change of a filing here. It begins with the content on record, so that the holder enters only the
 * differences. The whole content is judged by the rules of the day (docs/trade.md 3.5). Subject and service are
 * two orders, one after the other.
 */
@ApplicationScoped
class DraftChange {

    private final DraftAnswers answers;
    private final ActingFor actingFor;
    private final FiledTargets targets;
    private final OldPlatformQuestion oldPlatform;
    private final AllowedActs allowed;
    private final FindingOfChange findings;
    private final DraftFromRecord draft;
    private final OrderViews views;

    DraftChange(
            DraftAnswers answers,
            ActingFor actingFor,
            FiledTargets targets,
            OldPlatformQuestion oldPlatform,
            AllowedActs allowed,
            FindingOfChange findings,
            DraftFromRecord draft,
            OrderViews views) {
        this.answers = answers;
        this.actingFor = actingFor;
        this.targets = targets;
        this.oldPlatform = oldPlatform;
        this.allowed = allowed;
        this.findings = findings;
        this.draft = draft;
        this.views = views;
    }

    /** @param findingId the finding that the change is to cure; null if there is none */
    StoredResponse ofSubject(IdempotentRequest idempotentRequest, UUID subjectId, UUID findingId) {
        return opens(idempotentRequest, findingId, () -> targets.subject(subjectId), told -> {
            var subject = targets.lockedSubject(subjectId).subject();
            if (!actingFor.mayKnow(subject)) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            allowed.require(FiledAct.CHANGE_SUBJECT, allowed.facts(subject, null, told.onOldPlatform()));
            var marked = findings.marked(findingId, told.finding(), OrderType.CHANGE_SUBJECT, subjectId, null);
            return opened(OrderType.CHANGE_SUBJECT, subject, null, marked);
        });
    }

    /** @param findingId the finding that the change is to cure; null if there is none */
    StoredResponse ofService(IdempotentRequest idempotentRequest, UUID serviceId, UUID findingId) {
        return opens(idempotentRequest, findingId, () -> targets.service(serviceId), told -> {
            // Read after the subject is locked: its access may be ending at this moment.
            var target = targets.lockedService(serviceId);
            var subject = target.subject();
            var service = target.service();
            if (!actingFor.mayKnow(service)) {
                throw new ProblemException(CommonProblem.NOT_FOUND);
            }
            allowed.require(FiledAct.CHANGE_SERVICE, allowed.facts(subject, service, told.onOldPlatform()));
            var marked = findings.marked(findingId, told.finding(), OrderType.CHANGE_SERVICE, subject.id(), serviceId);
            return opened(OrderType.CHANGE_SERVICE, subject, service, marked);
        });
    }

    /** What other services told before the transaction. */
    private record Told(boolean onOldPlatform, Optional<FindingFacts> finding) {}

    /** Asks other services before the transaction, and not at all for a request that was answered before. */
    private StoredResponse opens(
            IdempotentRequest idempotentRequest,
            UUID findingId,
            Supplier<FiledTarget> read,
            Function<Told, Reply> work) {
        var earlier = answers.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var told = new Told(oldPlatform.mustSay(read), findings.read(findingId));
        return answers.perform(idempotentRequest, () -> work.apply(told));
    }

    private Reply opened(OrderType type, Subject subject, FiledService service, MarkedFinding finding) {
        var order = draft.change(type, subject, service, actingFor.applicant(), finding);
        return views.of(order).created("/api/v1/orders/" + order.id());
    }
}
