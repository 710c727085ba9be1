package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.crypto.AuditKeys;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.outbox.RelaySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Signs the head of the chain at intervals and publishes it outside the control of the database's owner. One
 * transaction stores the anchor in the database and appends its event. The file follows; if the process dies in
 * between, or the folder cannot be written, a later run writes the files that are missing, the oldest first.
 */
@ApplicationScoped
class Anchoring {
    static final String TOPIC = "icp.audit.anchor.v1";
    private static final String TYPE = "audit.anchored";
    /** Files that one run makes up for. The lease must not end meanwhile. */
    private static final int FILES_AT_ONCE = 100;

    private static final Logger LOG = Logger.getLogger(Anchoring.class);

    private final AuditTable table;
    private final AuditKeys keys;
    private final Outbox outbox;
    private final RelaySettings relay;
    private final AuditChainSettings settings;
    private Anchor last;
    private boolean known;
    private boolean kept;
    private boolean mended;
    private long dueAt = System.nanoTime();
    private long keptSequence;
    private volatile long behind;
    private volatile double ageSeconds;

    Anchoring(AuditTable table, AuditKeys keys, Outbox outbox, RelaySettings relay, AuditChainSettings settings) {
        this.table = table;
        this.keys = keys;
        this.outbox = outbox;
        this.relay = relay;
        this.settings = settings;
    }

    /** Returns the number of links after the last anchor. */
    long behind() {
        return behind;
    }

    /**
     * Returns how long ago the last anchor was made that is kept outside, while links wait for the next one or anchors
     * for their file; else zero.
     */
    double ageSeconds() {
        return ageSeconds;
    }

    /** Reads what the gauges show. Each replica calls it, also one that does not write the chain. */
    void observe() {
        var head = table.head();
        var anchor = table.lastAnchor();
        behind = head.number() - anchor.map(Anchor::number).orElse(0L);
        var outside = anchor.flatMap(this::lastKept);
        ageSeconds = behind <= 0 && outside.equals(anchor)
                ? 0
                : Duration.between(outside.map(Anchor::at).orElseGet(table::firstChainedAt), table.now())
                                .toMillis()
                        / 1000.0;
    }

    /** A folder that cannot be read now hides no file that was there before. */
    private Optional<Anchor> lastKept(Anchor recorded) {
        var folder = settings.anchors().dir();
        if (folder.isEmpty()) {
            return Optional.of(recorded);
        }
        try {
            if (AnchorFiles.holds(folder.get(), recorded)) {
                keptSequence = recorded.sequence();
                return Optional.of(recorded);
            }
            keptSequence = Math.max(keptSequence, AnchorFiles.newest(folder.get(), recorded.chain()));
        } catch (UncheckedIOException unreadable) {
            LOG.errorf("The folder of the anchors cannot be read: %s", unreadable.getMessage());
        }
        return table.anchor(keptSequence);
    }

    /** When it is time, or enough has come together. The holder of the lease calls it. */
    void anchor(Lease lease) {
        look();
        var due = System.nanoTime() - dueAt >= 0 || behind >= settings.anchorEntries();
        if (due && behind > 0) {
            sign(lease);
        }
    }

    void anchorNow(Lease lease) {
        look();
        if (behind > 0) {
            sign(lease);
        }
    }

    private void look() {
        if (!known) {
            last = table.lastAnchor().orElse(null);
            known = true;
            kept = false;
        }
        keep();
        behind = table.head().number() - (last == null ? 0 : last.number());
    }

    private void sign(Lease lease) {
        var next = Anchor.after(last, keys.chainName(), table.head(), table.now(), keys::sign);
        // Until the transaction commits, and if it fails, read the last anchor again: another replica may have added
        // one.
        known = false;
        var mine = lease.renewing(() -> {
            table.add(next);
            if (relay.relay()) {
                outbox.append(new OutboxEvent(TOPIC, next.chain(), TYPE, id(next.chain()), next.sequence(), next));
            }
        });
        if (mine) {
            last = next;
            known = true;
            kept = false;
            behind = 0;
            dueAt = System.nanoTime() + settings.anchorEvery().toNanos();
            keep();
        }
    }

    private void keep() {
        if (last != null && !kept && settings.anchors().dir().isPresent()) {
            try {
                keep(settings.anchors().dir().get());
            } catch (RuntimeException trouble) {
                LOG.errorf("Anchor %d cannot be kept in its folder: %s", last.sequence(), trouble.getMessage());
            }
        }
    }

    /** The newest file comes last, so that it proves that those before it are there. */
    private void keep(Path folder) {
        mend(folder);
        var missing = table.anchorsBetween(AnchorFiles.newest(folder, last.chain()), last.sequence(), FILES_AT_ONCE);
        missing.forEach(anchor -> AnchorFiles.write(folder, anchor));
        if (missing.size() < FILES_AT_ONCE) {
            AnchorFiles.write(folder, last);
            kept = true;
        }
    }

    /**
     * Completes the files of which an earlier release left a part when its machine failed. This release leaves none, so
     * once after the start is enough. A file in write-once storage stays as it is, and keeps no newer one out.
     */
    private void mend(Path folder) {
        if (mended) {
            return;
        }
        var torn = AnchorFiles.torn(folder, last.chain());
        mended = true;
        for (var sequence : torn) {
            try {
                table.anchor(sequence).ifPresent(anchor -> AnchorFiles.write(folder, anchor));
            } catch (RuntimeException trouble) {
                LOG.errorf("The file of anchor %d is torn and stays so: %s", sequence, trouble.getMessage());
            }
        }
    }

    /** Returns a stable id for the chain, because the chain has only a name and its events need an id. */
    private static UUID id(String chain) {
        return UUID.nameUUIDFromBytes(chain.getBytes(StandardCharsets.UTF_8));
    }
}
