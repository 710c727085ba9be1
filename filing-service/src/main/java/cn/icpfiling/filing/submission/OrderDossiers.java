package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RulesApplied;
import cn.icpfiling.filing.core.ServiceNumber;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens the dossier of a submission. While its applicant edits an order there is none: what stands there then is not what
 * was submitted, and may have gaps.
 */
@ApplicationScoped
public class OrderDossiers {

    private final OrderRepository orders;
    private final OrderContents contents;
    private final ServiceNumberRepository numbers;
    private final MaterialRepository materials;
    private final FiledServiceRepository services;
    private final OrderFacts.Book book;
    private final RuleSets rules;

    OrderDossiers(
            OrderRepository orders,
            OrderContents contents,
            ServiceNumberRepository numbers,
            MaterialRepository materials,
            FiledServiceRepository services,
            OrderFacts.Book book,
            RuleSets rules) {
        this.orders = orders;
        this.contents = contents;
        this.numbers = numbers;
        this.materials = materials;
        this.services = services;
        this.book = book;
        this.rules = rules;
    }

    /** A change goes on with what paid for the filing. */
    private Optional<ServiceNumber> paidBy(Order order) {
        return order.type() == OrderType.CHANGE_SERVICE
                ? numbers.findByIdOptional(services.findById(order.serviceId()).paidBy())
                : numbers.ofOrder(order.id());
    }

    /**
     * What verification looks at.
     *
     * @param added of a site that was filed before the cutover only the domains that a change adds (domain.md 3.1)
     */
    private record Verified(VerificationScope scope, List<String> added) {}

    /** By the rules that judged it. */
    private Verified verified(Order order, ServicePart service) {
        if (order.type() != OrderType.CHANGE_SERVICE)
            return new Verified(order.type().verifiedAs(), List.of());
        var applied = order.rules()
                .map(RulesApplied::version)
                .map(rules::version)
                .orElseGet(rules::inForce)
                .on(order.province(), RuledAct.CHANGE_SERVICE, LegalTime.dayOf(order.submittedAt()));
        var filed = services.findById(order.serviceId());
        var added = applied.verifiesOnlyAdded(filed.filedAt())
                ? service.domains().stream()
                        .filter(domain -> !filed.domains().contains(domain))
                        .toList()
                : List.<String>of();
        return new Verified(applied.verificationOfChange(filed.filedAt()), added);
    }

    /** 404 also where verification has nothing to look at. */
    @Transactional
    public OrderDossier ofVerified(UUID orderId) {
        var dossier = of(orderId);
        if (dossier.scope() == null) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
        return dossier;
    }

    @Transactional
    public OrderDossier of(UUID orderId) {
        var order = orders.findByIdOptional(orderId)
                .filter(found -> found.submission() > 0 && !found.state().editable())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var papers = materials.countedOf(orderId).stream()
                .map(paper -> new OrderDossier.Paper(
                        paper.id(), paper.kind(), paper.mediaType(), paper.size(), paper.sha256()))
                .toList();
        var written = new OneWriting(book, LegalTime.dayOf(order.submittedAt()));
        var service =
                order.type().hasService() ? written.of(contents.service(orderId).orElseThrow()) : null;
        var verified = verified(order, service);
        return new OrderDossier(
                order.id(),
                order.type(),
                verified.scope(),
                order.holder(),
                order.submittedAt(),
                order.submission(),
                order.region(),
                order.nature(),
                order.certificateType(),
                contents.certificateNumber(order),
                order.subjectNumber(),
                written.of(contents.subject(orderId).orElseThrow()),
                order.serviceId(),
                order.onRecord().filedNumber(),
                service,
                verified.added(),
                paidBy(order).map(ServiceNumber::ipAddresses).orElse(List.of()),
                papers);
    }
}
