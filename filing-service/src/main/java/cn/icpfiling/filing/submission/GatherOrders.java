package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.filings.SubjectEncryption;
import cn.icpfiling.filing.rules.RuleSets;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the facts for the rules. Many orders take as many statements as one. */
@ApplicationScoped
class GatherOrders {

    private final OrderContentRepository contents;
    private final MaterialRepository materials;
    private final ServiceNumberRepository numbers;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;
    private final RuleSets rules;
    private final Clock clock;

    GatherOrders(
            OrderContentRepository contents,
            MaterialRepository materials,
            ServiceNumberRepository numbers,
            SubjectRepository subjects,
            FiledServiceRepository services,
            SubjectEncryption encrypted,
            RuleSets rules,
            Clock clock) {
        this.contents = contents;
        this.materials = materials;
        this.numbers = numbers;
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    GatheredOrders of(Collection<Order> orders) {
        var ids = orders.stream().map(Order::id).toList();
        var filed = filed(orders.stream()
                .filter(order -> order.type().isOfFiledService())
                .map(Order::serviceId)
                .filter(Objects::nonNull)
                .toList());
        return new GatheredOrders(
                contents.of(ids),
                materials.of(ids).stream().collect(Collectors.groupingBy(Material::orderId)),
                numbers.ofOrders(ids).stream().collect(Collectors.toMap(ServiceNumber::orderId, Function.identity())),
                filed,
                orders.stream()
                        .filter(order -> order.type().addsAccess() && filed.containsKey(order.serviceId()))
                        .collect(Collectors.toMap(Order::id, order -> encrypted.part(filed.get(order.serviceId())))),
                services
                        .liveOfSubjects(orders.stream()
                                .filter(order -> !order.type().hasService())
                                .map(Order::subjectId)
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(FiledService::subjectId)),
                services.liveOf(orders.stream()
                        .map(Order::subjectId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                subjects.these(idsOf(orders, OrderType.CHANGE_SUBJECT, Order::subjectId)).stream()
                        .collect(Collectors.toMap(Subject::id, Function.identity())),
                rules.inForce(),
                LegalTime.dayOf(clock.instant()));
    }

    private static List<UUID> idsOf(Collection<Order> orders, OrderType type, Function<Order, UUID> id) {
        return orders.stream().filter(order -> order.type() == type).map(id).toList();
    }

    private Map<UUID, FiledService> filed(List<UUID> changed) {
        return changed.isEmpty()
                ? Map.of()
                : services.these(changed).stream().collect(Collectors.toMap(FiledService::id, Function.identity()));
    }
}
