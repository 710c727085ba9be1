package cn.icpfiling.platform.testkit.release;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.testkit.release.ReleasedValues.Look;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.hibernate.SessionFactory;

/**
 * Upgrades a service's rows of the last release and reads them as today's code does: no row, column or value is lost, each encrypted value
 * opens, each blind index is found, each entity is read, and the audit's chain is whole.
 */
public final class ReleasedDataHolds {
    private ReleasedDataHolds() {}

    /**
     * @param module as filing-service
     * @param columns the service's encrypted columns
     * @param entities the service's mapping
     * @param indexes makes the service's blind indexes with the release's keys
     */
    public static void assertAll(
            String module,
            EncryptedColumns columns,
            SessionFactory entities,
            Function<BlindIndex, List<IndexedColumns>> indexes)
            throws Exception {
        try (var data = ReleasedData.upgraded(module)) {
            Assertions.assertThat(data.written()).as("tables").hasSizeGreaterThan(20);
            Assertions.assertThat(data.lost()).as("lost by the migrations").isEmpty();
            Assertions.assertThat(data.audit()).startsWith("✓");

            var values = data.values();
            assertAll("encrypted values", values.opened(columns));
            assertAll("rows of entities", values.read(entities));
            for (var index : indexes.apply(values.index())) {
                assertAll("blind indexes", values.found(index));
                assertCanTurnRed(data, index);
            }
            assertCanTurnRed(data, columns);
        }
    }

    /** Answers kept for repeats are encrypted, and each service has some. */
    private static void assertCanTurnRed(ReleasedData data, EncryptedColumns columns) throws SQLException {
        data.spoil(
                "UPDATE idempotent_requests SET encrypted_response = CONCAT(encrypted_response, '-') ORDER BY id LIMIT 1");
        data.spoil("DELETE FROM idempotent_requests ORDER BY id DESC LIMIT 1");
        Assertions.assertThat(data.values().opened(columns).faults()).hasSize(1);
        Assertions.assertThat(data.lost()).anyMatch(lost -> lost.startsWith("idempotent_requests: "));
    }

    private static void assertCanTurnRed(ReleasedData data, IndexedColumns index) throws SQLException, IOException {
        for (var pair : index.pairs()) {
            data.spoil("UPDATE " + pair.encrypted().table() + " SET " + pair.index() + " = REVERSE(" + pair.index()
                    + ") WHERE " + pair.index() + " IS NOT NULL AND "
                    + pair.encrypted().column() + " IS NOT NULL LIMIT 1");
        }
        Assertions.assertThat(data.values().found(index).faults()).isNotEmpty();
    }

    private static void assertAll(String what, Look look) {
        Assertions.assertThat(look.faults()).as(what).isEmpty();
        Assertions.assertThat(look.seen()).as(what).isPositive();
    }
}
