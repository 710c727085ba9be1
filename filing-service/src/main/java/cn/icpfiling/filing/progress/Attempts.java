package cn.icpfiling.filing.progress;

import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The request at hand as one that may come again. */
@RequestScoped
public class Attempts {

    private final CurrentActor actor;

    Attempts(CurrentActor actor) {
        this.actor = actor;
    }

    /**
     * @param operation the operationId of the contract
     * @param key the header Idempotency-Key
     * @param payload ids of the path and the body
     */
    public Attempt of(String operation, String key, Object... payload) {
        var sender = actor.get();
        return new Attempt(
                sender.client() + "/" + sender.account(), operation, IdempotencyKey.of(key), List.of(payload));
    }
}
