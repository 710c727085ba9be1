package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.AccessFilingKeepsContent;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The data of some orders that other tables have.
 *
 * @param papers by order, including those that do not count
 * @param numbers the service number bound to an order
 * @param filed services on record that an order changes, serves again or ends
 * @param kept by order, the content on record of a service that an access filing brings back
 * @param ofSubject live services of a subject, for an order about a subject alone
 * @param sites how many live services a subject has here
 * @param changed subjects on record that an order changes
 */
record GatheredOrders(
        Map<UUID, OrderContentRepository.Entered> entered,
        Map<UUID, List<Material>> papers,
        Map<UUID, ServiceNumber> numbers,
        Map<UUID, FiledService> filed,
        Map<UUID, ServicePart> kept,
        Map<UUID, List<FiledService>> ofSubject,
        Map<UUID, Long> sites,
        Map<UUID, Subject> changed,
        RuleSet rules,
        LocalDate today) {

    /** The service on record that the order is about; empty for a new one. */
    Optional<FiledService> filedOf(Order order) {
        return Optional.ofNullable(order.serviceId()).map(filed::get);
    }

    /** What an access filing enters otherwise than the record has it. */
    List<Violation> otherThanOnRecord(Order order, OrderFacts facts) {
        return Optional.ofNullable(kept.get(order.id()))
                .map(onRecord -> AccessFilingKeepsContent.warn(onRecord, facts.service()))
                .orElse(List.of());
    }

    List<Material> papersOf(Order order) {
        return papers.getOrDefault(order.id(), List.of());
    }

    ProvinceRules province(Order order) {
        return rules.on(order.region().province(), order.type().kind().ruledAct(), today);
    }

    VerifiedDomains verified(Order order, OrderFacts facts) {
        var onRecord = order.type().hasService()
                ? filedOf(order).stream().toList()
                : ofSubject.getOrDefault(order.subjectId(), List.of());
        return VerifiedDomains.of(
                order.type(),
                facts.province(),
                facts.domains(),
                facts.addedDomains(),
                onRecord.stream()
                        .map(service -> new VerifiedDomains.RegisterReference(service.ruledSince(), service.domains()))
                        .toList());
    }

    boolean givesAnotherCertificate(Order order) {
        return order.type().changesSubject()
                && !changed.get(order.subjectId())
                        .certificate()
                        .index()
                        .matches(order.certificate().index());
    }

    OrderFacts facts(Order order, String certificateNumber, OrderFacts.Book book) {
        var parts = entered.getOrDefault(order.id(), OrderContentRepository.Entered.NOTHING);
        var number = Optional.ofNullable(numbers.get(order.id()));
        return new OrderFacts(
                order.type(),
                new OrderFacts.Identity(
                        order.region(), order.nature(), order.certificate().type(), certificateNumber, order.domain()),
                parts.subject(),
                parts.service(),
                papersOf(order).stream()
                        .filter(Material::counts)
                        .map(Material::kind)
                        .collect(Collectors.toSet()),
                number.isPresent(),
                number.map(ServiceNumber::termEnds).orElse(null),
                Optional.ofNullable(order.subjectId()).map(sites::get).orElse(0L),
                filedOf(order).map(FiledService::domains).orElse(List.of()),
                today,
                book,
                province(order));
    }
}
