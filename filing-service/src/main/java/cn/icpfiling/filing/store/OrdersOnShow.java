package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.MarkedFields;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.catalogue.Reasons;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.platform.database.EntityRow;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.security.Reach;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Reads orders to show them, outside any transaction, each with one statement: most of the cost of a read is its round
 * trip. Settlements, which few orders have, take a second statement, and so do the materials of an order whose row does
 * not have them.
 */
@Singleton
public class OrdersOnShow {

    /** Hibernate costs more than driver and database there (bench/findings.md). */
    private static final EntityRow<Order> ORDER = new EntityRow<>(
            Order.class,
            Map.of(
                    Reasons.class, new ReasonsConverter(),
                    RuleFindings.class, new RuleFindingsConverter(),
                    MarkedFields.class, new MarkedFieldsConverter()));

    private static final String BY_ID = "SELECT " + ORDER.columns("o") + """
            , c.subject, c.service, s.service_number, o.papers
            FROM orders o
            LEFT JOIN order_contents c ON c.order_id = o.id
            LEFT JOIN filed_services s ON s.id = o.service_id
            WHERE o.id = ?""";

    private final Reads reads;
    private final OrderContentRepository contents;

    OrdersOnShow(Reads reads, OrderContentRepository contents) {
        this.reads = reads;
        this.contents = contents;
    }

    /** The fields that show whether an order changed since the last read. */
    public record Glance(UUID holder, UUID partner, UUID serviceId, long version) implements HasHolder {

        @Override
        public Reach reach() {
            return Reach.service(serviceId);
        }
    }

    /** An order as found, still encrypted: the caller checks its holder first. */
    public static final class Found implements HasHolder {

        private final Order order;
        private final OrderContent content;
        private final String serviceNumber;
        private final String papers;

        private Found(ResultSet row) throws SQLException {
            order = ORDER.read(row);
            var next = ORDER.columns().size();
            content = new OrderContent(order.id());
            content.encryptedSubject(row.getBytes(++next));
            content.encryptedService(row.getBytes(++next));
            serviceNumber = row.getString(++next);
            papers = row.getString(++next);
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

        @Override
        public Reach reach() {
            return order.reach();
        }
    }

    public Optional<Glance> glance(UUID id) {
        return reads.with(session -> session.createSelectionQuery(
                        "select holder, partner, onRecord.serviceId, version from Order where id = ?1", Glance.class)
                .setParameter(1, id)
                .uniqueResultOptional());
    }

    /** The columns of an order that {@link #find} reads. */
    public static List<String> columns() {
        return Stream.concat(ORDER.columns().stream(), Stream.of("papers")).toList();
    }

    public Optional<Found> find(UUID id) {
        return reads.row(id, Found::new, BY_ID);
    }

    public OrderOnShow open(Found found) {
        return new OrderOnShow(
                found.order,
                contents.open(found.content),
                OrderPapersTable.read(found.papers == null ? computedPapers(found.order.id()) : found.papers),
                LastStep.of(found.order).isSettledOf(found.order.submission()) ? settled(found.order) : List.of(),
                found.serviceNumber);
    }

    private String computedPapers(UUID order) {
        return reads.row(order, row -> row.getString(1), OrderPapersTable.OF_ORDER)
                .orElse("[]");
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
