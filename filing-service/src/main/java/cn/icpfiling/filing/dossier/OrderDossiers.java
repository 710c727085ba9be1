package cn.icpfiling.filing.dossier;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads the dossier of a submission. While the applicant edits an order it has none, because its present content is not
 * the submitted one and may be incomplete.
 */
@ApplicationScoped
public class OrderDossiers {

    private final OrderRepository orders;
    private final OrderContentRepository contents;
    private final ServiceNumberRepository numbers;
    private final MaterialRepository materials;
    private final FiledServiceRepository services;
    private final OrderFacts.Book book;
    private final RuleSets rules;

    OrderDossiers(
            OrderRepository orders,
            OrderContentRepository contents,
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

    /** A change uses the service number that paid for the filing; an imported site has the addresses of its old filing. */
    private List<String> addresses(Order order) {
        if (!order.type().changesService()) {
            return numbers.ofOrder(order.id()).map(ServiceNumber::ipAddresses).orElse(List.of());
        }
        var service = services.findById(order.serviceId());
        return service.paidBy()
                .flatMap(numbers::findByIdOptional)
                .map(ServiceNumber::ipAddresses)
                .orElseGet(service::importedAddresses);
    }

    /** Uses the rules that judged the order. */
    private VerifiedDomains verified(Order order, ServicePart service) {
        var applied = order.rules()
                .map(RulesApplied::version)
                .map(rules::version)
                .orElseGet(rules::inForce)
                .on(order.region().province(), order.type().kind().ruledAct(), LegalTime.dayOf(order.submittedAt()));
        var onRecord = order.type().hasService()
                ? services.these(Stream.of(order)
                        .filter(one -> one.type().isOfFiledService())
                        .map(Order::serviceId)
                        .toList())
                : services.liveOfSubjects(List.of(order.subjectId()));
        return VerifiedDomains.of(
                order.type(),
                applied,
                service == null ? List.of() : service.domains(),
                service == null
                        ? List.of()
                        : VerifiedDomains.added(
                                order.type(),
                                service.domains(),
                                onRecord.stream()
                                        .flatMap(filed -> filed.domains().stream())
                                        .toList(),
                                order.domain()),
                onRecord.stream()
                        .map(filed -> new VerifiedDomains.RegisterReference(filed.ruledSince(), filed.domains()))
                        .toList());
    }

    /** 404 also if there is nothing to verify. */
    @Transactional
    public OrderDossier ofVerified(UUID orderId) {
        var dossier = of(orderId);
        if (dossier.verified().scope() == null) {
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
        var written = new NormalForm(book, LegalTime.dayOf(order.submittedAt()));
        var service =
                order.type().hasService() ? written.of(contents.service(orderId).orElseThrow()) : null;
        return new OrderDossier(
                order.id(),
                order.type(),
                order.holder(),
                order.submittedAt(),
                order.submission(),
                order.region(),
                order.nature(),
                order.certificate().type(),
                contents.certificateNumber(order),
                order.onRecord().subjectNumber(),
                written.of(contents.subject(orderId).orElseThrow()),
                order.serviceId(),
                order.onRecord().filedNumber(),
                service,
                verified(order, service),
                addresses(order),
                papers);
    }
}
