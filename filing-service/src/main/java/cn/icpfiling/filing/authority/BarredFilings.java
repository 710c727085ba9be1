package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Blacklist.Condition;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.OrderContentRepository.Entered;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds the certificate and all domains of orders on the stored blacklist. The type check asks about its own domain, on its
 * own day; an entry may name another domain of the order, or arrive later (docs/trade.md 2.1, row 4).
 */
@ApplicationScoped
public class BarredFilings {

    private final Blacklist blacklist;
    private final OrderContentRepository contents;

    BarredFilings(Blacklist blacklist, OrderContentRepository contents) {
        this.blacklist = blacklist;
        this.contents = contents;
    }

    /** What an order would file. A change or an end leaves what is filed as it is, so such an order names nothing. */
    public record Named(Order order, String certificateNumber, List<String> domains) {

        private boolean isAsked() {
            return !order.type().isChange() && !order.type().isDeregistration();
        }

        private Condition certificate() {
            return Condition.certificate(order.certificate().type(), certificateNumber);
        }

        /**
         * An access filing keeps the domains that stand under the number, and is barred by its own one alone: the others can be
         * removed by a change once the access is granted (docs/trade.md 3.5).
         */
        private boolean isAsked(String domain) {
            return !order.type().addsAccess() || isOwn(domain);
        }

        /** A draft may have any text; what is no domain is not the order's, and the rules tell it. */
        private boolean isOwn(String domain) {
            try {
                return DomainName.parse(domain).equals(DomainName.parse(order.domain()));
            } catch (IllegalArgumentException notADomain) {
                return false;
            }
        }

        private List<Condition> conditions() {
            var all = new ArrayList<>(List.of(certificate()));
            domains.stream().filter(this::isAsked).forEach(domain -> all.add(Condition.domain(domain)));
            return all;
        }

        @Override
        public String toString() {
            return "Named[" + order.id() + "]";
        }
    }

    /** Returns the violations of one order, from what is stored of it. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Violation> of(Order order) {
        return stored(List.of(order)).getOrDefault(order.id(), List.of());
    }

    /** Returns the violations of those orders that have any, from what is stored of all, with two statements. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<UUID, List<Violation>> stored(Collection<Order> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        var entered = contents.of(orders.stream().map(Order::id).toList());
        var found = new HashMap<>(of(orders.stream()
                .map(order -> named(order, entered.getOrDefault(order.id(), Entered.NOTHING)))
                .toList()));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    private Named named(Order order, Entered entered) {
        return new Named(
                order,
                contents.certificateNumber(order),
                entered.service() == null ? List.of() : entered.service().domains());
    }

    /** Refuses an order of which something came onto the list after its submission. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNone(Order order) {
        var found = of(order);
        if (!found.isEmpty()) {
            throw ProblemException.broken(found);
        }
    }

    /** Returns the violations by order, with one statement for all. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, List<Violation>> of(Collection<Named> named) {
        var asked = named.stream().filter(Named::isAsked).toList();
        var barred = blacklist.among(asked.stream()
                .flatMap(one -> one.conditions().stream())
                .distinct()
                .toList());
        var found = new HashMap<UUID, List<Violation>>();
        for (var one : asked) {
            var violations = new ArrayList<Violation>();
            if (barred.contains(one.certificate())) {
                violations.add(Violation.of("/certificateNumber", "BLACKLISTED", null));
            }
            for (var place = 0; place < one.domains().size(); place++) {
                var domain = one.domains().get(place);
                if (one.isAsked(domain) && barred.contains(Condition.domain(domain))) {
                    violations.add(Violation.of("/service/domains/" + place, "BLACKLISTED", null));
                }
            }
            found.put(one.order().id(), List.copyOf(violations));
        }
        return found;
    }
}
