package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.ProviderGround;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ProviderProposalRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Does what follows from an overdue finding, as the platform and without a person (docs/trade.md 3.3, 3.4): the access ends at
 * once; a deregistration is proposed, and two persons decide. So is the end of access if a change may mend the fault: one that was opened
 * from the finding or is one of its cures, and is with the provider or the authority, which take their time; one that was opened from the
 * finding and was granted; and any other that was granted, if inspection-service has not heard of it yet. And so is the end of an access
 * that was granted after the finding was opened. The audit records each outcome, also that nothing followed.
 *
 * <p>Runs in the transaction of the inbox. Locks as a decision on a proposal does: the subject's open order, the subject, the
 * service.
 */
@ApplicationScoped
public class EndByFinding {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final ProviderProposalRepository proposals;
    private final EndAccessByProvider endAccess;
    private final EndingChecks checks;
    private final Audit audit;
    private final Clock clock;

    EndByFinding(
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            ProviderProposalRepository proposals,
            EndAccessByProvider endAccess,
            EndingChecks checks,
            Audit audit,
            Clock clock) {
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.proposals = proposals;
        this.endAccess = endAccess;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /** What followed from the finding. */
    public enum Outcome {
        ACCESS_CANCELLED,
        PROPOSED,
        /** Cured, contested, extended or settled since the event. */
        NOT_OVERDUE,
        /** The policy leaves the finding to an inspector. */
        NO_CONSEQUENCE,
        /** The subject has no such site here. */
        NOT_FILED_HERE,
        /** Holder, provider or authority ended it before. */
        ENDED_BEFORE,
        /** A proposal for the same site or subject waits for its decision. */
        PROPOSAL_OPEN
    }

    /** @param finding as inspection-service told it a moment ago */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome handle(FindingFacts finding) {
        return audited(finding, end(finding, false));
    }

    /**
     * The same for one that may have found another proposal open. What has waited for two persons stays theirs: the change beside it may be
     * granted by now, or have come back, and no look has been taken since.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome proposeBehind(FindingFacts finding) {
        return audited(finding, end(finding, true));
    }

    private Outcome audited(FindingFacts finding, Outcome outcome) {
        audit.record(Act.of("ENDING.FINDING", "SUBJECT", finding.subjectId())
                .because(finding.reason())
                .with("finding", finding.id())
                .with("service", finding.serviceId())
                .with("outcome", outcome));
        return outcome;
    }

    /**
     * The same for a finding that an inspector has looked at again. Empty if it is not overdue, or if two persons have declined
     * what follows: then it is theirs.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Outcome> handleAgain(FindingFacts finding) {
        return OverdueFinding.is(finding) && !proposals.wasDeclined(finding.id())
                ? Optional.of(handle(finding))
                : Optional.empty();
    }

    private Outcome end(FindingFacts finding, boolean onlyProposes) {
        if (!OverdueFinding.is(finding)) {
            return Outcome.NOT_OVERDUE;
        }
        var act = OverdueFinding.end(finding);
        if (act.isEmpty()) {
            return Outcome.NO_CONSEQUENCE;
        }
        var holder = subjects.holderOf(finding.subjectId());
        if (holder.isEmpty()) {
            return Outcome.NOT_FILED_HERE;
        }
        var before = orders.lockedOpenOf(holder.get());
        var subject = subjects.locked(finding.subjectId());
        var service = serviceOf(finding);
        if (service.isEmpty() && finding.serviceId() != null) {
            return Outcome.NOT_FILED_HERE;
        }
        if (EndingChecks.blockOf(act.get(), subject, service.orElse(null)).isPresent()) {
            return Outcome.ENDED_BEFORE;
        }
        var target = EndTarget.of(act.get(), subject, service.orElse(null));
        var ground = new ProviderGround(finding.reason(), finding.id());
        if (onlyProposes
                || act.get() != FiledAct.CANCEL_ACCESS
                || orders.isChanged(subject.id(), finding.id())
                || hasGrantOfLater(finding)) {
            return propose(target, ground);
        }
        // While this transaction waits for the subject's lock, an order may be drafted, and the filing may go to
        // another account:
        // an order of its former holder is not about it.
        var open = before.filter(order -> order.holder().equals(subject.holder()))
                .or(() -> orders.lockedOpenOf(subject.holder()));
        if (isUnderWay(open, finding)) {
            return propose(target, ground);
        }
        endAccess.handle(subject, service.orElseThrow(), ground, open, Map.of("role", "SYSTEM"));
        return Outcome.ACCESS_CANCELLED;
    }

    /**
     * Whether the authority has granted since the finding was opened what its last day knows nothing of: access anew, or a change that may
     * have mended the fault and of which inspection-service has not heard yet.
     */
    private boolean hasGrantOfLater(FindingFacts finding) {
        return finding.openedAt() != null
                && (orders.isServedAgain(finding.serviceId(), finding.openedAt()) || hasUnknownChange(finding));
    }

    private boolean hasUnknownChange(FindingFacts finding) {
        return orders.changesGranted(finding.subjectId(), finding.openedAt()).stream()
                .filter(order -> !finding.changes().contains(order.id()))
                .filter(order -> finding.cures().contains(order.type().name()))
                .anyMatch(order ->
                        order.type().changesSubject() || order.serviceId().equals(finding.serviceId()));
    }

    /** Whether a change that may mend the fault is with the provider or the authority, from whatever page it was opened. */
    private static boolean isUnderWay(Optional<Order> open, FindingFacts finding) {
        return open.filter(order -> order.state().waitingFor() != WaitingFor.APPLICANT)
                .filter(order -> finding.cures().contains(order.type().name()))
                .filter(order -> order.type().changesSubject()
                        ? finding.subjectId().equals(order.subjectId())
                        : finding.serviceId().equals(order.serviceId()))
                .isPresent();
    }

    private Optional<FiledService> serviceOf(FindingFacts finding) {
        return Optional.ofNullable(finding.serviceId())
                .flatMap(id -> services.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(service -> service.subjectId().equals(finding.subjectId()));
    }

    private Outcome propose(EndTarget target, ProviderGround ground) {
        if (proposals.isOpenFor(Objects.requireNonNullElse(target.service(), target.subject()))) {
            return Outcome.PROPOSAL_OPEN;
        }
        var proposal = ProviderProposal.ofPlatform(
                Ids.next(), target.act(), target.subject(), target.service(), ground, clock.instant());
        proposals.insert(proposal);
        checks.tell("PROPOSE", proposal);
        return Outcome.PROPOSED;
    }
}
