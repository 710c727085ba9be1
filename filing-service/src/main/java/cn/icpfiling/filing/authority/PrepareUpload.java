package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.UploadBatches.Waiting;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.dossier.OrderDossiers;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts waiting orders into a batch. The records are written first, without a lock. Then one transaction locks each
 * order, removes those withdrawn or put on hold meanwhile, and commits batch, bytes and membership together. Only a committed batch is
 * sent, and its orders can no longer be withdrawn.
 */
@ApplicationScoped
class PrepareUpload {
    private static final Logger LOG = Logger.getLogger(PrepareUpload.class);

    /** The interface's limit. */
    private static final int MOST_RECORDS = 1000;

    private final UploadBatches batches;
    private final OrderDossiers dossiers;
    private final OrderRepository orders;
    private final FlagHeldOrder flagHeldOrder;
    private final FlagBarredOrder flagBarredOrder;
    private final Clock clock;
    private final Clock machineClock;
    private final int recordsAFile;
    private final UploadXml xml = new UploadXml(Vocabulary.bundled());

    PrepareUpload(
            UploadBatches batches,
            OrderDossiers dossiers,
            OrderRepository orders,
            FlagHeldOrder flagHeldOrder,
            FlagBarredOrder flagBarredOrder,
            Clock clock,
            @MachineClock Clock machineClock,
            @ConfigProperty(name = "icp.authority.records-a-file", defaultValue = "1000") int recordsAFile) {
        this.batches = batches;
        this.dossiers = dossiers;
        this.orders = orders;
        this.flagHeldOrder = flagHeldOrder;
        this.flagBarredOrder = flagBarredOrder;
        this.clock = clock;
        this.machineClock = machineClock;
        this.recordsAFile = Math.min(recordsAFile, MOST_RECORDS);
    }

    boolean somebodyWaits() {
        return !batches.waiting(1).isEmpty();
    }

    /** The new batch under that sequence; empty when no order waits any longer, or another replica holds the lease. */
    Optional<UUID> handle(Lease lease, long sequence) {
        var records = written(lease, chosen(batches.waiting(recordsAFile)), sequence);
        return records.isEmpty()
                ? Optional.empty()
                : lease.fenced(() -> committed(records, sequence)).orElse(Optional.empty());
    }

    /** An order of a refused batch goes alone, so that it cannot fail another batch. */
    private static List<Waiting> chosen(List<Waiting> waiting) {
        if (!waiting.isEmpty() && waiting.getFirst().suspect()) {
            return List.of(waiting.getFirst());
        }
        return waiting.stream().filter(order -> !order.suspect()).toList();
    }

    /** Keeps the lease meanwhile, because a dossier is read by several statements, and a file may need a thousand. */
    private Map<Waiting, UploadXml.Written> written(Lease lease, List<Waiting> waiting, long sequence) {
        var records = new LinkedHashMap<Waiting, UploadXml.Written>();
        long size = xml.sizeAround(sequence);
        for (var order : waiting) {
            if (!lease.keep()) {
                return Map.of();
            }
            var record = written(order);
            if (record.isPresent()) {
                size += record.get().record().length;
                if (size > EnterpriseInterface.LARGEST_FILE) {
                    break;
                }
                records.put(order, record.get());
            }
        }
        return records;
    }

    /** Returns the order's record. An order that cannot be written is put on hold and does not block the others. */
    private Optional<UploadXml.Written> written(Waiting order) {
        try {
            return Optional.of(xml.record(UploadRecords.of(dossiers.of(order.order()))));
        } catch (UnsendableRecord e) {
            hold(order, e.code(), e.getMessage());
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "the record of order %s cannot be written", order.order());
            hold(order, "AUTHORITY_RECORD_FAILED", e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private void hold(Waiting order, String code, String detail) {
        LOG.warnf("order %s is kept from the authority: %s, %s", order.order(), code, detail);
        UnitOfWork.run(() -> {
            var locked = orders.locked(order.order());
            batches.hold(order.order(), order.submission(), true, code, detail, clock.instant());
            flagHeldOrder.handle(locked, order.submission());
        });
    }

    private Optional<UUID> committed(Map<Waiting, UploadXml.Written> records, long sequence) {
        var id = Ids.next();
        var members = new ArrayList<Waiting>();
        var chosen = records.keySet().stream().collect(Collectors.toMap(Waiting::order, Function.identity()));
        var inOrder = orders.locked(chosen.keySet());
        // What put one on hold meanwhile had its lock.
        var held = batches.heldAmong(chosen.keySet());
        var waiting = inOrder.stream()
                .filter(locked -> locked.state() == OrderState.AWAITING_SUBMISSION
                        && locked.uploadBatch() == null
                        && !held.contains(locked.id())
                        && locked.submission() == chosen.get(locked.id()).submission())
                .toList();
        // An order that was released, or flagged by an earlier version, may be barred without a hold.
        var barred = flagBarredOrder.handle(waiting);
        for (var locked : waiting) {
            if (!barred.contains(locked.id())) {
                locked.joinBatch(id);
                members.add(chosen.get(locked.id()));
            }
        }
        if (members.isEmpty()) {
            return Optional.empty();
        }
        var name = "icp" + UploadXml.reference(id);
        var document = xml.file(sequence, members.stream().map(records::get).toList());
        var batch = UploadBatch.prepared(id, sequence, name, ZippedFile.pack(name, document), machineClock.instant());
        batches.insert(batch, members, clock.instant());
        LOG.infof("upload %d holds %d orders", sequence, members.size());
        return Optional.of(id);
    }
}
