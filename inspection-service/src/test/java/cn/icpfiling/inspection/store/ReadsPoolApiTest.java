package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A scheduled job runs on a platform thread, for which the pool of connections remembers the last connection. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class ReadsPoolApiTest {
    private static final String CONNECTION = "SELECT CONNECTION_ID()";

    @Inject
    Reads reads;

    @Inject
    Sql sql;

    @Test
    void a_thread_that_has_read_writes_on_a_connection_of_the_other_pool() throws Exception {
        var work = new FutureTask<>(() -> {
            var read = reads.with(
                    session -> session.createNativeQuery(CONNECTION, Long.class).getSingleResult());
            var written = UnitOfWork.in(() -> {
                sql.update("UPDATE finding_leases SET holder = holder WHERE name = 'counts'");
                return connection();
            });
            assertThat(written).isNotEqualTo(read);
            // The guard of second connections takes no connection of the thread for a forgotten one.
            return UnitOfWork.in(this::connection);
        });
        new FastThreadLocalThread(work, "job").start();
        assertThat(work.get(30, TimeUnit.SECONDS)).isPositive();
    }

    private Long connection() {
        return sql.first(row -> row.getLong(1), CONNECTION).orElseThrow();
    }
}
