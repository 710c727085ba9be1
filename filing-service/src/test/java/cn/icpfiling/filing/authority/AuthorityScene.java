package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of uploads and downloads share: an authority that speaks, and empty tables to begin with. */
abstract class AuthorityScene {
    @Inject
    UploadOrders uploads;

    @Inject
    TakeDownloads downloads;

    @Inject
    ApprovedOrders orders;

    @Inject
    OrderRepository repository;

    @Inject
    EntityManager entities;

    @Inject
    Sql sql;

    @ConfigProperty(name = "icp.authority.url")
    URI address;

    SpeakingAuthority authority;

    @BeforeEach
    void open() {
        for (var table : List.of(
                "spot_check_results",
                "authority_uploads",
                "authority_upload_orders",
                "authority_holds",
                "authority_downloads",
                "authority_results")) {
            sql.update("DELETE FROM " + table);
        }
        // orders of earlier tests are out of the way
        sql.update("UPDATE orders SET state = 'ABANDONED', upload_batch = NULL WHERE state <> 'COMPLETED'");
        authority = new SpeakingAuthority(address.getPort());
    }

    @AfterEach
    void close() {
        authority.close();
    }

    Order order(UUID id) {
        return UnitOfWork.in(() -> repository.findById(id));
    }

    OrderState state(UUID id) {
        return order(id).state();
    }

    List<OrderHistoryEntry> history(UUID id) {
        return UnitOfWork.in(() -> entities.createQuery(
                        "from OrderHistoryEntry where orderId = ?1 order by sequence", OrderHistoryEntry.class)
                .setParameter(1, id)
                .getResultList());
    }

    long count(String from, Object... values) {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM " + from, values)
                .orElseThrow();
    }

    /** Lets the rest after a failed attempt pass. */
    void restIsOver() {
        sql.update("UPDATE authority_uploads SET next_attempt_at = '2000-01-01'");
    }

    void assertUploadedOnce(UUID order) {
        var reference = UploadXml.reference(order);
        assertThat(authority.taken().values().stream().filter(file -> file.contains(reference)))
                .hasSize(1);
        assertThat(history(order).stream().filter(entry -> entry.act().name().startsWith("UPLOAD")))
                .hasSize(1);
    }

    static String baxh(UUID order) {
        return "<Baxh>" + UploadXml.reference(order) + "</Baxh>";
    }
}
