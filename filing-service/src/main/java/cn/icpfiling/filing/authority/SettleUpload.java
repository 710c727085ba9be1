package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.spotchecks.SpotCheckResults;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The end of a batch. That the authority took the file is noted first, then its orders move on, a few in each transaction, because a file
 * may hold a thousand. The next turn settles what a turn left over. A refusal changes the batch and its orders in one transaction.
 */
@ApplicationScoped
class SettleUpload {
    private static final Logger LOG = Logger.getLogger(SettleUpload.class);

    /** The authority's own term, for the case that the rules name none. */
    private static final Duration CODE_VALID_FOR = Duration.ofHours(24);

    private final UploadBatches batches;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final FlagHeldOrder flagHeldOrder;
    private final SpotCheckResults results;
    private final SmsProvinces sms;
    private final Clock clock;
    private final int ordersATransaction;

    SettleUpload(
            UploadBatches batches,
            OrderRepository orders,
            OrderProgress progress,
            FlagHeldOrder flagHeldOrder,
            SpotCheckResults results,
            SmsProvinces sms,
            Clock clock,
            @ConfigProperty(name = "icp.authority.orders-a-transaction", defaultValue = "50") int ordersATransaction) {
        this.batches = batches;
        this.orders = orders;
        this.progress = progress;
        this.flagHeldOrder = flagHeldOrder;
        this.results = results;
        this.sms = sms;
        this.clock = clock;
        this.ordersATransaction = ordersATransaction;
    }

    /**
     * The authority has the file. The orders wait for the principals' code, or for the review if no code is required.
     */
    void taken(Lease lease, UploadBatch batch) {
        if (lease.renewing(() -> noted(batch.id()))) {
            orders(lease, batch);
        }
    }

    private void noted(UUID batch) {
        var at = clock.instant();
        if (batches.markTaken(batch, at)) {
            results.sent(batch, at);
            batches.lostOf(batch)
                    .forEach(order -> LOG.errorf("order %s was uploaded in batch %s and left it", order, batch));
        }
    }

    /** Settles a batch that was noted as taken, as long as this replica has the lease. */
    void orders(Lease lease, UploadBatch batch) {
        boolean more;
        do {
            more = lease.fenced(() -> someOf(batch.id(), ordersATransaction)).orElse(false);
        } while (more);
    }

    /**
     * Moves some orders of the batch on, in the caller's transaction, and ends the batch after the last ones. Orders that moved on before
     * are not among them. Returns whether there may be more.
     */
    boolean someOf(UUID batch, int limit) {
        var waiting = batches.unsettledOf(batch, limit);
        if (!waiting.isEmpty()) {
            var at = clock.instant();
            var inForce = sms.inForce();
            orders.locked(waiting).stream()
                    .filter(order -> isIn(batch, order))
                    .forEach(order -> uploaded(order, inForce, at));
            batches.noLongerHeld(waiting);
        }
        if (waiting.size() < limit) {
            batches.markSent(batch);
        }
        return waiting.size() == limit;
    }

    private static boolean isIn(UUID batch, Order order) {
        return order.state() == OrderState.AWAITING_SUBMISSION && batch.equals(order.uploadBatch());
    }

    private void uploaded(Order order, SmsProvinces.InForce inForce, Instant at) {
        var day = LegalTime.dayOf(at);
        if (inForce.demanded(order.type(), order.region().province(), day) || sms.standsForPassword(order)) {
            var until =
                    at.plus(inForce.codeValidFor(order.type(), order.region().province(), day)
                            .orElse(CODE_VALID_FOR));
            progress.perform(
                    order,
                    OrderAct.UPLOAD,
                    OrderActor.SYSTEM,
                    at,
                    List.of(),
                    OrderProgress.Detail.smsUntil(
                            until,
                            sms.page(inForce, order.type(), order.region().province())));
        } else {
            progress.perform(order, OrderAct.UPLOAD_WITHOUT_SMS, OrderActor.SYSTEM, at);
        }
    }

    /**
     * The authority refused this file, and its sequence was not used. If it has several orders, they are released and
     * offered one by one. A single order is the cause: it is put on hold, where its applicant withdraws or a reviewer returns it.
     */
    void refused(UploadBatch batch, String code, String text) {
        UnitOfWork.run(() -> {
            if (!batches.markDissolved(batch.id())) {
                return;
            }
            var members = batches.ordersOf(batch.id());
            var culprit = members.size() == 1;
            batches.holdAll(
                    batch.id(), culprit, "AUTHORITY_REFUSED_RECORD", cut("code " + code + " " + text), clock.instant());
            var released = orders
                    .locked(members.stream().map(UploadBatches.Waiting::order).toList())
                    .stream()
                    .filter(order -> isIn(batch.id(), order))
                    .toList();
            released.forEach(Order::leaveBatch);
            flagHeldOrder.released(released, culprit);
            var found = results.refused(batch.id(), cut("code " + code + " " + text));
            if (found > 0) {
                LOG.errorf("the authority refused a file of %d results with code %s", found, code);
                return;
            }
            LOG.errorf(
                    "the authority refused a file of %d orders with code %s; %s",
                    members.size(), code, culprit ? "the order is on hold" : "they are offered one by one");
        });
    }

    private static String cut(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255);
    }
}
