package cn.icpfiling.filing.authority;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.LockWaits;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who waits for the lock of an order sees it as the holder of the lock left it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class LockedOrdersApiTest extends AuthorityScene {

    @Inject
    OrderProgress progress;

    @Inject
    Clock clock;

    @Test
    void an_open_order_is_read_after_its_lock_was_waited_for() throws Exception {
        var id = orders.approved();
        var holder = order(id).holder();

        var found = afterWithdrawal(
                id, () -> UnitOfWork.in(() -> repository.lockedOpenOf(holder).map(Order::state)));

        assertThat(found.get()).contains(OrderState.DRAFT);
    }

    private Future<Optional<OrderState>> afterWithdrawal(UUID id, Callable<Optional<OrderState>> other) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return UnitOfWork.once(() -> {
                var held = repository.locked(id);
                var waits = threads.submit(other);
                LockWaits.await(1, "select o1_0.id,");
                progress.perform(held, OrderAct.WITHDRAW, OrderActor.applicant(held.holder()), clock.instant());
                return waits;
            });
        }
    }
}
