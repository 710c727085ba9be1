package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * A principal enters a code and the last six characters of the ID number. Five tries may be wrong; the sixth fails the
 * order.
 */
@ApplicationScoped
class VerifySmsCode {

    private static final int WRONG_TRIES = 5;

    private final SmsCodes codes;
    private final Orders orders;
    private final TestClock clock;

    VerifySmsCode(SmsCodes codes, Orders orders, TestClock clock) {
        this.codes = codes;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * {@code baxh} or {@code phone} may be null. Returns the outcome and throws nothing, so that a wrong try stays
     * counted.
     */
    @Transactional
    Outcome handle(String baxh, String phone, String code, String lastSix) {
        var candidate = codes.typed(baxh, phone, code, lastSix);
        if (candidate.isEmpty()) {
            return codes.hasFailed(baxh, phone) ? new Outcome.Failed() : new Outcome.NothingPending();
        }
        var order = orders.lock(candidate.get().orderId(), OrderState.SMS_PENDING);
        if (order.isEmpty()) {
            return new Outcome.NothingPending();
        }
        // read again under the lock: two simultaneous tries must both count
        return codes.pending(candidate.get().id())
                .map(pending -> attempt(pending, order.get(), code, lastSix))
                .orElseGet(Outcome.NothingPending::new);
    }

    private Outcome attempt(SmsCodes.Code pending, Orders.Order order, String code, String lastSix) {
        var late = !pending.deadline().isAfter(clock.now());
        if (late || pending.wrongTries() >= WRONG_TRIES) {
            codes.fail(order);
            return new Outcome.Failed();
        }
        if (matches(pending, code, lastSix)) {
            return new Outcome.Verified(order.baxh(), codes.verified(pending, order));
        }
        codes.countWrongTry(pending);
        return new Outcome.Wrong(WRONG_TRIES - pending.wrongTries() - 1);
    }

    private static boolean matches(SmsCodes.Code pending, String code, String lastSix) {
        return pending.code().equals(code) && pending.lastSix().equalsIgnoreCase(lastSix);
    }

    /** The outcome of a try. */
    sealed interface Outcome {
        record Verified(String baxh, int open) implements Outcome {}

        record Wrong(int triesLeft) implements Outcome {}

        record Failed() implements Outcome {}

        record NothingPending() implements Outcome {}
    }
}
