package cn.icpfiling.verification.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.RowsRead;
import cn.icpfiling.verification.core.FiledFitness;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unfit domains about which no round says anything are counted by a key, without the other unfit ones. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SilentDomainsPlanApiTest {
    private static final int UNFIT = 500;
    private static final int FEW = 100;
    private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");

    /** Marks the rows of this test: no round of them was ever claimed so often. */
    private static final int CLAIMS = 1_000_000;

    @Inject
    DomainStandingRepository standings;

    @Inject
    Sql sql;

    /** None is due, so no job looks at them. */
    @BeforeEach
    void many_domains_are_unfit_and_one_is_silent() throws SQLException {
        try (var database = LocalStack.connection();
                var insert =
                        database.prepareStatement("INSERT INTO domain_standings (filed_domain_id, version, fitness,"
                                + " since, faults, told, sequence, unknown_rounds, claim, silent_since)"
                                + " VALUES (?, 0, 'UNFIT', '2026-10-01', '[]', '[]', 0, ?, ?, ?)")) {
            for (var number = 0; number < UNFIT; number++) {
                insert.setBytes(1, Binary.of(Ids.next()));
                insert.setInt(2, number == 0 ? 2 : 0);
                insert.setInt(3, CLAIMS);
                insert.setString(4, number == 0 ? "2026-10-01" : null);
                insert.addBatch();
            }
            var _ = insert.executeBatch();
        }
        analyzed();
    }

    @AfterEach
    void none_again() throws SQLException {
        sql.update("DELETE FROM domain_standings WHERE claim = ?", CLAIMS);
        analyzed();
    }

    @Test
    void the_count_reads_the_silent_ones_alone_and_a_count_of_all_is_seen() {
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(standings.unfitSilentSinceBefore(SINCE))
                                .isPositive()))
                .isLessThan(FEW);
        assertThat(RowsRead.by(
                        sql,
                        () -> assertThat(standings.count("fitness", FiledFitness.UNFIT))
                                .isGreaterThanOrEqualTo(UNFIT)))
                .isGreaterThan(FEW);
    }

    private static void analyzed() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.execute("ANALYZE TABLE domain_standings");
        }
    }
}
