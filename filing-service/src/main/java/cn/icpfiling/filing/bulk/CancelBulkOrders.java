package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequests;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Cancels an operation. Its workers give up the lines that are left, batch by batch; what was filed stays filed. */
@ApplicationScoped
class CancelBulkOrders {

    private final IdempotencyService idempotency;
    private final IdempotentRequests requests;
    private final ShowOperation show;
    private final Operations operations;
    private final Audit audit;

    CancelBulkOrders(
            IdempotencyService idempotency,
            IdempotentRequests requests,
            ShowOperation show,
            Operations operations,
            Audit audit) {
        this.idempotency = idempotency;
        this.requests = requests;
        this.show = show;
        this.operations = operations;
        this.audit = audit;
    }

    StoredResponse handle(UUID id, String key) {
        show.requireOwn(id);
        return idempotency.perform(requests.of("cancelOperation", key, id.toString()), () -> cancel(id));
    }

    private Reply cancel(UUID id) {
        if (operations.cancel(id)) {
            audit.record(Act.of("BULK_ORDERS.CANCEL", "OPERATION", id));
        }
        return new Reply(200, null, null, show.handle(id));
    }
}
