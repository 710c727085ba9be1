package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.LastStep;
import cn.icpfiling.filing.core.MarkedFields;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.catalogue.Reasons;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.EntityRow;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.security.Reach;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads orders to show them, outside any transaction, each with one statement: most of the cost of a read is its round
 * trip. Settlements, which few orders have, take a second statement.
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
            , c.subject, c.service, s.service_number,
              m.id, m.kind, m.media_type, m.size, m.sha256, m.uploaded_at, m.scan
            FROM orders o
            LEFT JOIN order_contents c ON c.order_id = o.id
            LEFT JOIN filed_services s ON s.id = o.service_id
            LEFT JOIN materials m ON m.order_id = o.id
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
        private final List<Material> papers;

        /** One row for each paper, or one row if there is none. */
        private Found(ResultSet rows) throws SQLException {
            order = ORDER.read(rows);
            var next = ORDER.columns().size();
            content = new OrderContent(order.id());
            content.encryptedSubject(rows.getBytes(++next));
            content.encryptedService(rows.getBytes(++next));
            serviceNumber = rows.getString(++next);
            var found = new ArrayList<Material>();
            do {
                if (rows.getBytes(next + 1) != null) {
                    found.add(paper(order.id(), rows, next));
                }
            } while (rows.next());
            papers = found.stream()
                    .sorted(Comparator.comparing(paper -> paper.kind().name()))
                    .toList();
        }

        private static Material paper(UUID order, ResultSet row, int before) throws SQLException {
            var next = before;
            return new Material(
                    Binary.toUuid(row.getBytes(++next)),
                    order,
                    MaterialKind.valueOf(row.getString(++next)),
                    row.getString(++next),
                    row.getLong(++next),
                    row.getString(++next),
                    row.getObject(++next, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    ScanStatus.valueOf(row.getString(++next)));
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
        return ORDER.columns();
    }

    public Optional<Found> find(UUID id) {
        return reads.row(id, Found::new, BY_ID);
    }

    public OrderOnShow open(Found found) {
        return new OrderOnShow(
                found.order,
                contents.open(found.content),
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
