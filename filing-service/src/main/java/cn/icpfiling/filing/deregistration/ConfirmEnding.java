package cn.icpfiling.filing.deregistration;

import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Carries out what the second person confirmed: the end of access at once, a deregistration by an order to the authority. */
@ApplicationScoped
class ConfirmEnding {

    private final CurrentActor actor;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final EndAccessByProvider endAccess;
    private final DraftDeregistration draft;
    private final RuleSets rules;
    private final EndingChecks checks;
    private final Clock clock;

    ConfirmEnding(
            CurrentActor actor,
            FiledServiceRepository services,
            OrderRepository orders,
            EndAccessByProvider endAccess,
            DraftDeregistration draft,
            RuleSets rules,
            EndingChecks checks,
            Clock clock) {
        this.actor = actor;
        this.services = services;
        this.orders = orders;
        this.endAccess = endAccess;
        this.draft = draft;
        this.rules = rules;
        this.checks = checks;
        this.clock = clock;
    }

    /** @param open the subject's open order, locked before the subject */
    void handle(ProviderProposal proposal, Subject subject, Optional<Order> open) {
        if (actor.get().isSamePersonAs(proposal.proposedBy())) {
            throw new ProblemException(FilingProblem.SECOND_PERSON_NEEDED);
        }
        var service = proposal.serviceId().map(services::locked).orElse(null);
        checks.requireEndable(proposal.act(), subject, service);
        if (proposal.act() == FiledAct.CANCEL_ACCESS) {
            var returned = endAccess.handle(subject, service, proposal, open);
            proposal.accessEnded(actor.account(), returned, clock.instant());
        } else {
            deregister(proposal, subject, service);
        }
    }

    private void deregister(ProviderProposal proposal, Subject subject, FiledService service) {
        orders.openOf(subject.holder()).map(Order::id).ifPresent(other -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, other);
        });
        var order = draft.ofProvider(
                OrderType.ending(proposal.act()),
                subject,
                service,
                OrderActor.reviewer(actor.account()),
                proposal.ground(),
                rules.inForce().version());
        proposal.confirmed(actor.account(), order.id(), clock.instant());
    }
}
