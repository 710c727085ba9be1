package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListOrigin;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.ListVersion.Life;
import cn.icpfiling.verification.store.ListVersionTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * Loads the lists of this release if their content is new: as the first version, or in place of an older shipped one.
 * An operator's version, in force or scheduled, stays until an administrator activates another one. A release then only
 * adds a draft, which an administrator compares, and activates or discards. A content that an earlier release brought
 * is not loaded again, so that an older replica that restarts during an update does not restore its old list.
 */
@ApplicationScoped
class LoadBundledLists {

    private static final Logger LOG = Logger.getLogger(LoadBundledLists.class);

    /** The first version is always in force, whatever the clock says. */
    private static final Instant ALWAYS = LegalTime.startOf(LocalDate.of(2000, 1, 1));

    private final ListVersionTable table;
    private final KeepEntries keep;
    private final Audit audit;
    private final Clock clock;

    LoadBundledLists(ListVersionTable table, KeepEntries keep, Audit audit, Clock clock) {
        this.table = table;
        this.keep = keep;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void handle() {
        for (var kind : ListKind.values()) {
            handle(kind, BundledLists.of(kind));
        }
    }

    @Transactional
    void handle(ListKind kind, byte[] file) {
        var sha256 = Digests.sha256(file);
        if (table.wasShipped(kind, sha256)) {
            return;
        }
        var newest = table.schedule(kind).newest().flatMap(one -> table.find(one.id()));
        var same = newest.filter(one -> one.sha256().equals(sha256)).or(() -> table.draft(kind, sha256));
        if (same.isPresent()) {
            table.markShipped(same.get().id());
            return;
        }
        var read = ListFile.read(kind, file);
        if (!read.faults().isEmpty()) {
            throw new IllegalStateException("the shipped list has faults: " + read.faults());
        }
        var stands = newest.filter(one -> one.origin() == ListOrigin.OPERATOR).isPresent();
        var version = stands ? null : table.nextNumber(kind);
        var from = stands ? null : newest.isEmpty() ? ALWAYS : clock.instant();
        var replaces = stands ? null : newest.map(ListVersion::version).orElse(null);
        var id = Ids.next();
        table.insert(new ListVersion(
                id,
                kind,
                version,
                ListOrigin.SHIPPED,
                stands ? Life.DRAFT : Life.ACTIVE,
                sha256,
                read.entries().size(),
                null,
                null,
                null,
                clock.instant(),
                replaces,
                from,
                null,
                null,
                null,
                null));
        keep.handle(id, read.entries());
        audit.record(
                Act.of("LIST.LOAD", "REFERENCE_LIST", id).with("kind", kind).with("version", version));
        if (stands) {
            LOG.warnf("An operator's list %s stands; that of this release is offered as draft %s.", kind, id);
        }
    }
}
