package cn.icpfiling.filing.web;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import jakarta.enterprise.context.RequestScoped;
import java.util.stream.Stream;

/** The current request as an attempt that may be repeated. */
@RequestScoped
public class Attempts {

    private final CurrentActor actor;
    private final OnBehalfOf customer;

    Attempts(CurrentActor actor, OnBehalfOf customer) {
        this.actor = actor;
        this.customer = customer;
    }

    /**
     * @param operation the operationId of the contract
     * @param key the header Idempotency-Key
     * @param payload ids of the path and the body; the named customer is added
     */
    public Attempt of(String operation, String key, Object... payload) {
        var sender = actor.get();
        var said = Stream.concat(Stream.of(payload), customer.customer().stream());
        return new Attempt(sender.client() + "/" + sender.id(), operation, IdempotencyKey.of(key), said.toList());
    }
}
