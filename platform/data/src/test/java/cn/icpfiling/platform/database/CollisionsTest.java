package cn.icpfiling.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollisionsTest {
    @ParameterizedTest
    @ValueSource(ints = {1020, 1205, 1213, 3101})
    void a_transaction_that_collided_runs_again(int code) {
        var tries = new AtomicInteger();

        int result = Collisions.retried(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("commit failed", failure(code, "40001"));
            }
            return 42;
        });

        assertThat(result).isEqualTo(42);
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_commit_that_a_cluster_ended_by_deadlock_is_a_collision_and_one_that_failed_otherwise_is_none() {
        assertThat(Collisions.isCollision(new SQLException(
                        "Got error 149 - 'Lock deadlock; Retry transaction' during COMMIT", "HY000", 1180)))
                .isTrue();
        assertThat(Collisions.isCollision(
                        new SQLException("Got error 6 \"No such device or address\" during COMMIT", "HY000", 1180)))
                .isFalse();
    }

    @Test
    void any_other_failure_is_the_callers() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> Collisions.retried(() -> {
                    tries.incrementAndGet();
                    throw new DatabaseFailure(failure(1062, "23000"));
                }))
                .isInstanceOf(DatabaseFailure.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void a_collision_that_never_ends_is_told_after_some_tries() {
        assertThatThrownBy(() -> Collisions.retried(() -> {
                    throw new DatabaseFailure(failure(1213, "40001"));
                }))
                .isInstanceOf(DatabaseFailure.class);
    }

    @Test
    void a_cause_hidden_as_suppressed_is_found() {
        var hidden = new IllegalStateException("rolled back");
        hidden.addSuppressed(failure(1213, "40001"));

        assertThat(Collisions.isCollision(new IllegalStateException(hidden))).isTrue();
    }

    @Test
    void an_outage_is_told_from_a_mistake() {
        assertThat(DatabaseFailure.isOutage(new DatabaseFailure(failure(0, "08S01"))))
                .isTrue();
        assertThat(DatabaseFailure.isOutage(
                        new DatabaseFailure(new SQLException("Acquisition timeout while waiting for new connection"))))
                .isTrue();
        assertThat(DatabaseFailure.isOutage(new DatabaseFailure(failure(1461, "42000"))))
                .isTrue();
        assertThat(DatabaseFailure.isOutage(new DatabaseFailure(failure(1062, "23000"))))
                .isFalse();
    }

    private static SQLException failure(int code, String state) {
        return new SQLException("from the server", state, code);
    }
}
