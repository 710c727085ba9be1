package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.platform.database.Reads;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads orders to show them, outside any transaction, each with one statement: most of the cost of a read is its round
 * trip. Settlements, which few orders have, take a second statement.
 */
@Singleton
public class OrdersOnShow {

    private final Reads reads;
    private final OrderContentRepository contents;

    OrdersOnShow(Reads reads, OrderContentRepository contents) {
        this.reads = reads;
        this.contents = contents;
    }

    /** The fields that show whether an order changed since the last read. */
    public record Glance(UUID holder, UUID partner, long version) implements HasHolder {}

    /** An order as found, still encrypted: the caller checks its holder first. */
    public static final class Found implements HasHolder {

        private final Order order;
        private final OrderContent content;
        private final String serviceNumber;
        private final List<Material> papers;

        private Found(List<Object[]> rows) {
            var first = rows.getFirst();
            order = (Order) first[0];
            content = (OrderContent) first[1];
            serviceNumber = (String) first[2];
            papers = rows.stream()
                    .map(row -> (Material) row[3])
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(paper -> paper.kind().name()))
                    .toList();
        }

        public Order order() {
            return order;
        }

        @Override
        public UUID holder() {
            return order.holder();
        }

        @Override
        public UUID partner() {
            return order.partner();
        }
    }

    public Optional<Glance> glance(UUID id) {
        return reads.with(session -> session.createSelectionQuery(
                        "select holder, partner, version from Order where id = ?1", Glance.class)
                .setParameter(1, id)
                .uniqueResultOptional());
    }

    /** Reads one row for each material, or one row if there is none. */
    public Optional<Found> find(UUID id) {
        var rows = reads.with(session -> session.createSelectionQuery(
                        "select o, c, s.serviceNumber, m from Order o left join OrderContent c on c.orderId = o.id"
                                + " left join FiledService s on s.id = o.onRecord.serviceId"
                                + " left join Material m on m.orderId = o.id where o.id = ?1",
                        Object[].class)
                .setParameter(1, id)
                .setReadOnly(true)
                .getResultList());
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Found(rows));
    }

    public OrderOnShow open(Found found) {
        return new OrderOnShow(
                found.order,
                found.content == null ? OrderContentRepository.Entered.NOTHING : contents.open(found.content),
                found.papers,
                LastStep.of(found.order).isSettledOf(found.order.submission()) ? settled(found.order) : List.of(),
                found.serviceNumber);
    }

    private List<Settlement> settled(Order order) {
        return reads.with(session -> session.createSelectionQuery(
                        "from Settlement where orderId = ?1 and submission = ?2 order by sequence, pointer, rule",
                        Settlement.class)
                .setParameter(1, order.id())
                .setParameter(2, order.submission())
                .getResultList());
    }
}
