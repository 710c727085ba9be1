package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.audit.AuditTable.Backlog;
import cn.icpfiling.platform.audit.AuditTable.Waiting;
import cn.icpfiling.platform.auditchain.Chain;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.crypto.AuditKeys;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedLoop;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/**
 * Gives each entry its number and its hash, in one process at a time, so that no act waits for the chain's head. The links, the
 * emptied queue and the proof of the lease are one transaction; a writer that lost its lease writes nothing.
 */
@ApplicationScoped
class AuditChainWriter implements LeasedLoop.Work {
    private static final Logger LOG = Logger.getLogger(AuditChainWriter.class);

    private final AuditTable table;
    private final AuditChainSettings settings;
    private final AuditKeys keys;
    private final KeyCheck keyCheck;
    private final LeasedLoop loop;
    private final Anchoring anchoring;
    private final Counter chained;
    private final Counter failed;
    private final SampledGroup<Backlog> backlog;
    private boolean keysAreRight;

    AuditChainWriter(
            AuditTable table,
            Sql sql,
            AuditChainSettings settings,
            AuditKeys keys,
            KeyCheck keyCheck,
            Anchoring anchoring,
            MeterRegistry metrics,
            SampledGauges gauges) {
        this.table = table;
        this.settings = settings;
        this.keys = keys;
        this.keyCheck = keyCheck;
        this.anchoring = anchoring;
        var lease = new Lease(sql, "audit_leases", "chain", settings.lease());
        this.loop = new LeasedLoop("audit-chain", lease, settings.poll(), settings.gather(), this);
        this.chained = metrics.counter("icp.audit.chained");
        this.failed = metrics.counter("icp.audit.failed");
        this.backlog = gauges.ownedByCaller("audit", this::readBacklog);
        if (settings.chain()) {
            backlog.gauge("icp.audit.unchained", "entries that wait to be chained", Backlog::depth)
                    .gauge("icp.audit.unchained.seconds", "age of the oldest of them", Backlog::oldestSeconds)
                    .gauge("icp.audit.unanchored", "links that no anchor speaks for yet", _ -> anchoring.behind())
                    .gauge(
                            "icp.audit.anchor.age.seconds",
                            "age of the last kept anchor while links or files wait",
                            _ -> anchoring.ageSeconds());
        }
    }

    private Backlog readBacklog() {
        anchoring.observe();
        return table.backlog();
    }

    void start(@Observes StartupEvent started) {
        if (settings.chain()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        loop.stop();
    }

    /** A transaction has committed an entry: do not wait for the next poll. */
    void wake() {
        loop.wake();
    }

    /** Links under another service's keys could never be verified. */
    @Override
    public void requireReady() {
        if (!keysAreRight) {
            keyCheck.requireRightKeys();
            keysAreRight = true;
        }
    }

    @Override
    public void observe() {
        backlog.take();
    }

    @Override
    public boolean pass(Lease lease) {
        var taken = table.waiting(1).isEmpty() ? 0 : chain(lease);
        anchoring.anchor(lease);
        return taken == settings.batch();
    }

    private int chain(Lease lease) {
        var links = lease.fenced(this::links);
        if (links.isEmpty()) {
            LOG.warn("Another writer of the chain took over");
            return 0;
        }
        chained.increment(links.get());
        return links.get();
    }

    /** Head, queue and links are read and written under the lease's row, which is locked until the end of the transaction. */
    private int links() {
        var links = new ArrayList<Link>();
        var chain = new Chain(keys.chainName(), keys.chain());
        var waiting = table.waiting(settings.batch());
        var before = table.head();
        var now = table.now();
        for (var one : waiting) {
            before = chain.next(before, one.entry(), now);
            links.add(before);
        }
        if (!links.isEmpty()) {
            table.append(links, waiting.stream().map(Waiting::n).toList());
        }
        return links.size();
    }

    /** What the last requests did is still chained by this process, and anchored with the rest. */
    @Override
    public void lastPass(Lease lease) {
        pass(lease);
        anchoring.anchorNow(lease);
    }

    @Override
    public void failed(String cause) {
        failed.increment();
        LOG.warnf("Audit waits to be chained: %s", cause);
    }
}
