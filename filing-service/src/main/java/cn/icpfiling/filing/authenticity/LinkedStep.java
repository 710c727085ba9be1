package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.authenticity.Authenticity;
import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.papers.LinkSecret;
import cn.icpfiling.filing.store.AuthenticityStepRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * Finds the order and the person of a link. All invalid links get the same answer, which reveals nothing. Invalid are
 * unknown, expired, used or replaced links, and links of an order that no longer waits for the principal or names
 * another person.
 */
@ApplicationScoped
class LinkedStep {

    private final AuthenticityStepRepository steps;
    private final OrderRepository orders;
    private final OrderContentRepository contents;
    private final PersonIndex index;
    private final Clock machine;

    LinkedStep(
            AuthenticityStepRepository steps,
            OrderRepository orders,
            OrderContentRepository contents,
            PersonIndex index,
            @MachineClock Clock machine) {
        this.steps = steps;
        this.orders = orders;
        this.contents = contents;
        this.index = index;
        this.machine = machine;
    }

    record Found(AuthenticityStep step, Order order, Person person) {}

    @Transactional(Transactional.TxType.MANDATORY)
    Found look(String secret) {
        return digest(secret)
                .flatMap(steps::of)
                .filter(step -> step.leads(machine.instant()))
                .flatMap(step -> orders.findByIdOptional(step.orderId()).flatMap(order -> found(step, order)))
                .orElseThrow(LinkedStep::nowhere);
    }

    /** Locks the order, then the link, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Found locked(String secret) {
        var digest = digest(secret).orElseThrow(LinkedStep::nowhere);
        var order = orders.locked(steps.orderOf(digest).orElseThrow(LinkedStep::nowhere));
        return steps.locked(digest)
                .filter(step -> step.leads(machine.instant()))
                .flatMap(step -> found(step, order))
                .orElseThrow(LinkedStep::nowhere);
    }

    /**
     * Returns the same for a link with a try in progress, which may have been its last try and may have outlived the
     * link.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Found tried(String secret) {
        var digest = digest(secret).orElseThrow(LinkedStep::nowhere);
        var order = orders.locked(steps.orderOf(digest).orElseThrow(LinkedStep::nowhere));
        return steps.locked(digest)
                .filter(step -> step.state() == AuthenticityStep.State.OPEN)
                .flatMap(step -> found(step, order))
                .orElseThrow(LinkedStep::nowhere);
    }

    private Optional<Found> found(AuthenticityStep step, Order order) {
        if (!Authenticity.isAskedFor(order)) {
            return Optional.empty();
        }
        return step.part()
                .in(
                        contents.subject(order.id()).orElse(null),
                        contents.service(order.id()).orElse(null))
                .filter(person -> index.of(person).filter(step::isOf).isPresent())
                .map(person -> new Found(step, order, person));
    }

    private static Optional<byte[]> digest(String secret) {
        return Optional.of(secret)
                .filter(text -> text.matches(LinkSecret.FORM))
                .map(text -> new LinkSecret(text).digest());
    }

    private static ProblemException nowhere() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
