package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import java.util.List;

/** Idempotency keys of a caller that were used before, for tests of what a second use answers. */
public final class UsedKeys {
    private final IdempotencyService service;
    private final String sender;

    /** @param sender the client and the account of the token, as {@code client/account} */
    public UsedKeys(IdempotencyService service, String sender) {
        this.service = service;
        this.sender = sender;
    }

    /** The caller used this key at the operation for a request of another content. */
    public void use(String operationId, String key) {
        service.perform(request(operationId, key), () -> new Reply(200, null, null, "done"));
    }

    private IdempotentRequest request(String operationId, String key) {
        return new IdempotentRequest(sender, operationId, key, List.of("another content"));
    }
}
