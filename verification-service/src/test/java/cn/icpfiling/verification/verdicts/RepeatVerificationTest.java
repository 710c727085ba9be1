package cn.icpfiling.verification.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RepeatVerificationTest {

    private static final UUID STUCK = UUID.randomUUID();

    private final Set<UUID> due = ConcurrentHashMap.newKeySet();
    private final Set<UUID> closed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();

    private final ClaimOrders claims = new ClaimOrders(null, null, null, null) {
        @Override
        List<UUID> due() {
            return due.stream()
                    .sorted(Comparator.comparing(order -> !order.equals(STUCK)))
                    .limit(2)
                    .toList();
        }

        @Override
        List<UUID> dueToday() {
            return List.of();
        }

        @Override
        boolean claim(UUID orderId) {
            if (orderId.equals(STUCK)) {
                tries.incrementAndGet();
                throw new IllegalStateException("a row that cannot be read");
            }
            return due.remove(orderId);
        }
    };

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_order_that_cannot_be_claimed_holds_up_no_other_one_and_ends_the_run() {
        var others = Stream.generate(UUID::randomUUID).limit(3).toList();
        due.add(STUCK);
        due.addAll(others);

        repeat().repeatDue();

        assertThat(closed).containsExactlyInAnyOrderElementsOf(others);
        assertThat(due).containsExactly(STUCK);
        assertThat(tries).hasValueLessThan(6);
    }

    private RepeatVerification repeat() {
        var verify = new VerifyOrder(null, null, null, null, null, null, null) {
            @Override
            Optional<DraftVerdict> handle(UUID orderId) {
                return Optional.empty();
            }
        };
        var settle = new SettleVerdict(null, null, null, null, null, null, null, null) {
            @Override
            void close(UUID orderId) {
                closed.add(orderId);
            }
        };
        return new RepeatVerification(claims, verify, settle);
    }
}
