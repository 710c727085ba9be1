package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.rules.SmsProvinces;
import cn.icpfiling.filing.spotchecks.SpotCheckResults;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The end of a batch, in one transaction: its orders and the batch change state together, or not at all. */
@ApplicationScoped
class SettleUpload {
    private static final Logger LOG = Logger.getLogger(SettleUpload.class);

    /** The authority's own term, for the case that the rules name none. */
    private static final Duration CODE_VALID_FOR = Duration.ofHours(24);

    private final UploadBatches batches;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final SpotCheckResults results;
    private final SmsProvinces sms;
    private final Clock clock;

    SettleUpload(
            UploadBatches batches,
            OrderRepository orders,
            OrderProgress progress,
            SpotCheckResults results,
            SmsProvinces sms,
            Clock clock) {
        this.batches = batches;
        this.orders = orders;
        this.progress = progress;
        this.results = results;
        this.sms = sms;
        this.clock = clock;
    }

    /**
     * The authority has the file. The orders wait for the principals' code, or for the review if no code is required.
     */
    void taken(UploadBatch batch) {
        UnitOfWork.run(() -> {
            var at = clock.instant();
            if (!batches.markSent(batch.id(), at)) {
                return;
            }
            results.sent(batch.id(), at);
            for (var member : batches.ordersOf(batch.id())) {
                var order = orders.locked(member.order());
                if (belongs(order, batch.id())) {
                    uploaded(order, at);
                    batches.noLongerHeld(order.id());
                }
            }
        });
    }

    private static boolean belongs(Order order, UUID batch) {
        if (order.state() == OrderState.AWAITING_SUBMISSION && batch.equals(order.uploadBatch())) {
            return true;
        }
        LOG.errorf("order %s was uploaded in batch %s but stands in %s", order.id(), batch, order.state());
        return false;
    }

    private void uploaded(Order order, Instant at) {
        var day = LegalTime.dayOf(at);
        if (sms.demanded(order.type(), order.region().province(), day)) {
            var until = at.plus(sms.codeValidFor(order.type(), order.region().province(), day)
                    .orElse(CODE_VALID_FOR));
            progress.perform(
                    order, OrderAct.UPLOAD, OrderActor.SYSTEM, at, List.of(), OrderProgress.Detail.smsUntil(until));
        } else {
            progress.perform(order, OrderAct.UPLOAD_WITHOUT_SMS, OrderActor.SYSTEM, at);
        }
    }

    /**
     * The authority refused this file, and its sequence was not used. If it has several orders, they are released and
     * offered one by one. A single order is the cause: it is put on hold, where it can be withdrawn and corrected.
     */
    void refused(UploadBatch batch, String code, String text) {
        UnitOfWork.run(() -> {
            if (!batches.markDissolved(batch.id())) {
                return;
            }
            var members = batches.ordersOf(batch.id());
            var culprit = members.size() == 1;
            for (var member : members) {
                var order = orders.locked(member.order());
                if (belongs(order, batch.id())) {
                    order.leaveBatch();
                    batches.hold(
                            order.id(),
                            member.submission(),
                            culprit,
                            "AUTHORITY_REFUSED_RECORD",
                            cut("code " + code + " " + text),
                            clock.instant());
                }
            }
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
