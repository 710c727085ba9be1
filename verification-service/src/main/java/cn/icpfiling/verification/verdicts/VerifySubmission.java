package cn.icpfiling.verification.verdicts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Judges a submitted order in two parts: a round, which asks external sources, and a settlement in one transaction. */
@ApplicationScoped
public class VerifySubmission {

    private final VerifyOrder verifyOrder;
    private final SettleVerdict settle;

    VerifySubmission(VerifyOrder verifyOrder, SettleVerdict settle) {
        this.verifyOrder = verifyOrder;
        this.settle = settle;
    }

    /**
     * Looks now, and returns the step that settles the result.
     *
     * @param holder account that holds the order
     */
    public Runnable handle(UUID orderId, UUID holder) {
        var draft = verifyOrder.handle(orderId);
        return () -> draft.ifPresent(verdict -> settle.first(verdict, holder));
    }

    /** Looks again at a reviewer's request, whatever the last verdict, and returns the step that settles the result. */
    public Runnable handleAgain(UUID orderId, UUID holder) {
        var draft = verifyOrder.handle(orderId);
        return () -> draft.ifPresent(verdict -> settle.asked(verdict, holder));
    }

    /**
     * Returns the step that ends the rounds of an order that has moved on.
     *
     * @param submission that moved on
     */
    public Runnable close(UUID orderId, int submission) {
        return () -> settle.close(orderId, submission);
    }
}
