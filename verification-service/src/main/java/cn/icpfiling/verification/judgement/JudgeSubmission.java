package cn.icpfiling.verification.judgement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Judges an order that was submitted, in two parts: looking, which asks the world, and settling, one transaction. */
@ApplicationScoped
public class JudgeSubmission {

    private final LookAtOrder look;
    private final SettleJudgement settle;

    JudgeSubmission(LookAtOrder look, SettleJudgement settle) {
        this.look = look;
        this.settle = settle;
    }

    /**
     * Looks now; what is returned settles it.
     *
     * @param holder account whose order it is
     */
    public Runnable handle(UUID orderId, UUID holder) {
        var judgement = look.handle(orderId);
        return () -> judgement.ifPresent(judged -> settle.first(judged, holder));
    }

    /** Somebody asks for another look, whatever came before; what is returned settles it. */
    public Runnable handleAgain(UUID orderId, UUID holder) {
        var judgement = look.handle(orderId);
        return () -> judgement.ifPresent(judged -> settle.asked(judged, holder));
    }

    /** What is returned ends the looks at an order that has moved on. */
    public Runnable close(UUID orderId) {
        return () -> settle.close(orderId);
    }
}
