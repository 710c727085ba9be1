package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UnitOfWorkApiTest {

    private final UUID subject = Ids.next();
    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    Sql sql;

    @Test
    void work_that_collides_runs_again_and_is_committed_once() {
        UnitOfWork.run(() -> {
            writes();
            if (runs.get() < 3) {
                throw deadlock();
            }
        });

        assertThat(runs).hasValue(3);
        assertThat(rows()).isEqualTo(1);
    }

    /** What Galera and Group Replication say of a transaction that another server's went before. */
    @ParameterizedTest
    @ValueSource(ints = {1213, 3101})
    void work_whose_commit_a_cluster_refuses_runs_again_as_a_whole(int code) {
        UnitOfWork.run(() -> {
            if (runs.get() < 2) {
                runs.incrementAndGet();
                ServerThatRefusesToCommit.with(code);
            } else {
                writes();
            }
        });

        assertThat(runs).hasValue(3);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void work_that_may_run_once_leaves_its_collision_to_the_caller() {
        assertThatThrownBy(() -> UnitOfWork.once(() -> {
                    writes();
                    throw deadlock();
                }))
                .isInstanceOf(DatabaseFailure.class);

        assertThat(runs).hasValue(1);
        assertThat(rows()).isZero();
    }

    @Test
    void a_refusal_takes_its_writes_back() {
        assertThatThrownBy(() -> UnitOfWork.run(this::writesAndRefuses)).isInstanceOf(ProblemException.class);

        assertThat(rows()).isZero();
    }

    @Test
    void a_refusal_that_is_kept_leaves_its_writes_and_any_other_failure_none() {
        assertThatThrownBy(() -> UnitOfWork.keepingRefusals(() -> {
                    writesAndRefuses();
                    return null;
                }))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> UnitOfWork.keepingRefusals(() -> {
                    writes();
                    throw new IllegalStateException("a mistake");
                }))
                .hasMessage("a mistake");

        assertThat(rows()).isEqualTo(1);
    }

    private void writesAndRefuses() {
        writes();
        throw new ProblemException(CommonProblem.FORBIDDEN);
    }

    private void writes() {
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('none', ?, ?, ?, '')",
                Ids.next(),
                subject,
                runs.incrementAndGet());
    }

    private long rows() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM probe_events WHERE subject = ?", subject)
                .orElseThrow();
    }

    private static DatabaseFailure deadlock() {
        return new DatabaseFailure(new SQLException("from the server", "40001", 1213));
    }
}
