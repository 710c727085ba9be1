package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.ScanStatus;
import cn.icpfiling.filing.core.ServiceNumber;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.FilingRuleBook;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuledAct;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gathers an order's facts and runs the rules over them: the same for precheck and submission. */
@ApplicationScoped
class OrderCheck {

    private final OrderContents contents;
    private final MaterialRepository materials;
    private final ServiceNumberRepository numbers;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderFacts.Book book;
    private final RuleSets rules;
    private final Clock clock;

    OrderCheck(
            OrderContents contents,
            MaterialRepository materials,
            ServiceNumberRepository numbers,
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderFacts.Book book,
            RuleSets rules,
            Clock clock) {
        this.contents = contents;
        this.materials = materials;
        this.numbers = numbers;
        this.subjects = subjects;
        this.services = services;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    /** What the local rules found, and what to ask verification-service. */
    record Local(List<Violation> broken, List<Violation> warnings, DomainFindings.Asked asked) {}

    @Transactional(Transactional.TxType.MANDATORY)
    Local of(Order order) {
        return order.type().isDeregistration() ? ofDeregistration(order) : ofEntry(order);
    }

    /** Nothing was entered, so there is nothing to judge and nobody to ask; what is to end must still be on record. */
    private Local ofDeregistration(Order order) {
        requireOnRecord(order);
        var today = LegalTime.dayOf(clock.instant());
        return new Local(List.of(), List.of(), DomainFindings.Asked.nothing(province(order, today), today));
    }

    private void requireOnRecord(Order order) {
        var onRecord = order.type().hasService()
                ? services.findById(order.serviceId()).status()
                : subjects.findById(order.subjectId()).status();
        if (onRecord != RecordStatus.REGISTERED) {
            throw new ProblemException(
                            FilingProblem.ACT_BLOCKED,
                            FiledAct.valueOf(order.type().name()))
                    .with(List.of(new Violation("", ActBlock.Code.RECORD_DEREGISTERED.key(), null, List.of())));
        }
    }

    private Local ofEntry(Order order) {
        var facts = facts(order);
        var broken = new ArrayList<>(FilingRuleBook.all(facts));
        notCounted(order, broken);
        broken.addAll(Sendable.check(facts));
        var holderName = facts.subject().name();
        return new Local(
                List.copyOf(broken),
                FilingRuleBook.warnings(facts),
                new DomainFindings.Asked(
                        filed(order)
                                .map(service -> facts.province().verificationOfChange(service.filedAt()))
                                .orElse(order.type().verifiedAs()),
                        facts.domains(),
                        holderName,
                        order.certificateType(),
                        facts.identity().certificateNumber(),
                        facts.today(),
                        facts.domainPapers(),
                        facts.materials().contains(DomainPapers.PAPER),
                        facts.province().version(),
                        DomainsRunLongEnough.of(facts.province(), facts.sponsor(), facts.today())));
    }

    /** A paper that was handed in and does not count is not called missing; and while the scanner is silent about one, nothing goes on. */
    private void notCounted(Order order, List<Violation> broken) {
        for (var material : materials.of(order.id())) {
            if (!material.counts()) {
                var pointer = "/materials/" + material.kind();
                var missing = broken.removeIf(
                        fault -> fault.pointer().equals(pointer) && fault.code().equals("MATERIAL_MISSING"));
                if (material.scan() == ScanStatus.QUARANTINED) {
                    broken.add(Violation.of(pointer, "MATERIAL_QUARANTINED", "F-060"));
                } else if (missing) {
                    broken.add(Violation.of(pointer, "MATERIAL_INFECTED", "F-060"));
                }
            }
        }
    }

    /** The service on record that the order changes. */
    private Optional<FiledService> filed(Order order) {
        return order.type() == OrderType.CHANGE_SERVICE
                ? services.findByIdOptional(order.serviceId())
                : Optional.empty();
    }

    private OrderFacts facts(Order order) {
        var number = numbers.ofOrder(order.id());
        var filed = filed(order);
        var today = LegalTime.dayOf(clock.instant());
        return new OrderFacts(
                order.type(),
                new OrderFacts.Identity(
                        order.region(),
                        order.nature(),
                        order.certificateType(),
                        contents.certificateNumber(order),
                        order.domain()),
                contents.subject(order.id()).orElse(null),
                contents.service(order.id()).orElse(null),
                materials.countedOf(order.id()).stream().map(Material::kind).collect(Collectors.toSet()),
                number.isPresent(),
                number.map(ServiceNumber::termEnds).orElse(null),
                services.liveOf(order.subjectId()),
                filed.map(FiledService::domains).orElse(List.of()),
                today,
                book,
                province(order, today));
    }

    private ProvinceRules province(Order order, LocalDate day) {
        return rules.inForce()
                .on(order.province(), RuledAct.valueOf(order.type().name()), day);
    }
}
