package cn.icpfiling.filing.acts;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.acts.ActFacts;
import cn.icpfiling.filing.core.acts.ActRules;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Answers whether an act is allowed now, and why not. Both the shown lists and the refusals use this class. */
@ApplicationScoped
public class AllowedActs {

    private final Instance<ActRules> rules;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final FormOfRecord form;
    private final Clock clock;

    AllowedActs(
            Instance<ActRules> rules,
            FiledServiceRepository services,
            OrderRepository orders,
            FormOfRecord form,
            Clock clock) {
        this.rules = rules;
        this.services = services;
        this.orders = orders;
        this.form = form;
        this.clock = clock;
    }

    /**
     * Returns the facts of an act on what is filed. Sites elsewhere, the blacklist and ends that are under way count for none of
     * them: only the acts that a type check begins and a transfer ask, and these judge them themselves.
     *
     * @param service null for the subject as a whole
     * @param onOldPlatform the answer of the old platform, read outside the transaction
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public ActFacts facts(Subject subject, FiledService service, boolean onOldPlatform) {
        return facts(
                subject,
                service,
                new ActFacts.Beside(orders.openOf(subject.holder()).map(Order::id), onOldPlatform, true, false, false));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    ActFacts facts(Subject subject, FiledService service, ActFacts.Beside beside) {
        return ActFacts.of(
                subject,
                services.ofSubject(subject.id()),
                Optional.ofNullable(service),
                service == null && form.isUnfit(subject, LegalTime.dayOf(clock.instant())),
                beside);
    }

    /** Returns all reasons against the act. */
    public List<ActBlock> blocks(FiledAct act, ActFacts facts) {
        var today = LegalTime.dayOf(clock.instant());
        return rules.stream()
                .flatMap(some -> some.blocks(act, facts, today).stream())
                .toList();
    }

    /** Refuses an act that is not allowed: ORDER_IN_PROGRESS with the order's id, or ACT_BLOCKED, with all reasons. */
    public void require(FiledAct act, ActFacts facts) {
        var blocks = blocks(act, facts);
        if (blocks.isEmpty()) {
            return;
        }
        var violations = blocks.stream().map(AllowedActs::violation).toList();
        throw blocks.stream()
                .filter(block -> block.code() == ActBlock.Code.ORDER_IN_PROGRESS)
                .findFirst()
                .map(block -> new ProblemException(FilingProblem.ORDER_IN_PROGRESS, block.orderId()))
                .orElseGet(() -> new ProblemException(FilingProblem.ACT_BLOCKED, act))
                .with(violations);
    }

    static Violation violation(ActBlock block) {
        return new Violation(
                "", block.code().key(), block.rule(), block.orderId() == null ? List.of() : List.of(block.orderId()));
    }
}
