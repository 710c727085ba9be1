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
import java.util.Map;
import java.util.Optional;

/**
 * Carries out a decision on a proposal, in the caller's transaction. A confirmation by the second person ends the access at
 * once, or sends a deregistration to the authority by an order. The first person who confirms a proposal of the platform only
 * endorses it.
 */
@ApplicationScoped
class SettleProposal {

    private final CurrentActor actor;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final EndAccessByProvider endAccess;
    private final DraftDeregistration draft;
    private final RuleSets rules;
    private final EndingChecks checks;
    private final Clock clock;

    SettleProposal(
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

    void decline(ProviderProposal proposal) {
        proposal.declined(actor.account(), clock.instant());
        checks.tell("DECLINE", proposal);
    }

    /** @param open the subject's open order, locked before the subject */
    void confirm(ProviderProposal proposal, Subject subject, Optional<Order> open) {
        checks.requireAnotherPerson(proposal);
        var service = proposal.serviceId().map(services::locked).orElse(null);
        checks.requireEndable(proposal.act(), subject, service);
        if (proposal.needsFirstPerson()) {
            proposal.endorsed(actor.account(), clock.instant());
            checks.tell("ENDORSE", proposal);
            return;
        }
        if (proposal.act() == FiledAct.CANCEL_ACCESS) {
            Map<String, Object> details = Map.of("role", "SUPPORT", "proposal", proposal.id());
            var returned = endAccess.handle(subject, service, proposal.ground(), open, details);
            proposal.accessEnded(actor.account(), returned, clock.instant());
        } else {
            deregister(proposal, subject, service);
        }
        checks.tell("CONFIRM", proposal);
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
