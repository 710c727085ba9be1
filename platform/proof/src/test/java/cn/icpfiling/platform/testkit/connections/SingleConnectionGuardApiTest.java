package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whoever holds a connection and wants another waits, in the end, for somebody who does the same. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SingleConnectionGuardApiTest {

    private static final String REFUSED = "takes another";

    @Inject
    Sql sql;

    @Inject
    MeterRegistry metrics;

    @Test
    void a_transaction_in_a_transaction_that_has_a_connection_is_refused_and_counted() {
        var before = counted();

        assertThatThrownBy(() -> UnitOfWork.in(() -> {
                    one();
                    return UnitOfWork.in(this::one);
                }))
                .hasMessageContaining(REFUSED);

        assertThat(counted()).isEqualTo(before + 1);
    }

    @Test
    void a_question_asked_while_rows_are_read_is_refused() {
        assertThatThrownBy(() -> sql.list(row -> one(), "SELECT 1")).hasMessageContaining(REFUSED);
    }

    @Test
    void one_after_the_other_and_many_questions_of_one_transaction_are_welcome() {
        UnitOfWork.in(() -> one() + one());
        UnitOfWork.in(this::one);

        assertThat(one() + one()).isEqualTo(2);
    }

    @Test
    void who_was_refused_leaves_a_whole_pool_behind() {
        for (var time = 0; time < 20; time++) {
            assertThatThrownBy(() -> sql.list(row -> one(), "SELECT 1")).hasMessageContaining(REFUSED);
        }

        Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> one() == 1);
    }

    private int one() {
        return sql.first(row -> row.getInt(1), "SELECT 1").orElseThrow();
    }

    private double counted() {
        return metrics.get("icp.database.second.connections").counter().count();
    }
}
