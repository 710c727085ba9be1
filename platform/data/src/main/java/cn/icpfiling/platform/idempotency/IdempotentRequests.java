package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Acting;
import cn.icpfiling.platform.security.Actor;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Makes the idempotent request of the HTTP request that is being served. */
@ApplicationScoped
public class IdempotentRequests {

    private final Acting acting;
    private final List<CommonPayload> commonPayload;

    IdempotentRequests(Acting acting, @All List<CommonPayload> commonPayload) {
        this.acting = acting;
        this.commonPayload = commonPayload;
    }

    /**
     * @param operation the operationId of the contract
     * @param key the header {@code Idempotency-Key}
     * @param payload ids of the path, parameters of the query, and the body as it was read: two bodies that differ in
     *     spaces or in the order of their fields are the same
     */
    public IdempotentRequest of(String operation, String key, Object... payload) {
        var sender = acting.now().orElseThrow(() -> new ProblemException(CommonProblem.UNAUTHENTICATED));
        var all = Stream.concat(Stream.of(payload), commonPayload.stream().flatMap(common -> common.values().stream()))
                .toList();
        return new IdempotentRequest(scopeOf(sender), operation, IdempotencyKey.of(key), all);
    }

    /** A member of an account and its holder do not get each other's answers. */
    private static String scopeOf(Actor sender) {
        var scope = sender.client() + "/" + sender.id();
        return sender.membership() == null ? scope : scope + "/" + sender.member();
    }
}
