package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.verification.core.ApprovedRegistrar;
import cn.icpfiling.verification.core.ApprovedTld;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ReferenceList;
import cn.icpfiling.verification.store.ApprovedRegistrarRepository;
import cn.icpfiling.verification.store.ApprovedTldRepository;
import cn.icpfiling.verification.store.ReferenceLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Adds the lists of this release as a new version when their content is new. A content that was there before is not loaded
 * again: an older replica that starts once more during an update must not bring its old list back.
 */
@ApplicationScoped
class LoadBundledLists {

    private final ReferenceLists lists;
    private final ApprovedTldRepository tlds;
    private final ApprovedRegistrarRepository registrars;
    private final Audit audit;
    private final Clock clock;

    LoadBundledLists(
            ReferenceLists lists,
            ApprovedTldRepository tlds,
            ApprovedRegistrarRepository registrars,
            Audit audit,
            Clock clock) {
        this.lists = lists;
        this.tlds = tlds;
        this.registrars = registrars;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void handle() {
        var bundled = new BundledLists();
        if (!lists.holds(ListKind.TLD, bundled.tldDigest())) {
            loadTlds(bundled);
        }
        if (!lists.holds(ListKind.REGISTRAR, bundled.registrarDigest())) {
            loadRegistrars(bundled);
        }
    }

    private void loadTlds(BundledLists bundled) {
        var list = newVersion(ListKind.TLD, bundled.tldDigest());
        for (var entry : bundled.tlds()) {
            tlds.persist(new ApprovedTld(
                    Ids.next(),
                    list.id(),
                    entry.tld(),
                    entry.unicode(),
                    entry.status(),
                    entry.validFrom(),
                    entry.validTo(),
                    entry.source()));
        }
    }

    private void loadRegistrars(BundledLists bundled) {
        var list = newVersion(ListKind.REGISTRAR, bundled.registrarDigest());
        var position = 0;
        for (var entry : bundled.registrars()) {
            registrars.persist(new ApprovedRegistrar(
                    Ids.next(),
                    list.id(),
                    ++position,
                    entry.ianaId(),
                    entry.name(),
                    entry.aliases(),
                    entry.status(),
                    entry.validFrom(),
                    entry.validTo(),
                    entry.source()));
        }
    }

    private ReferenceList newVersion(ListKind kind, byte[] digest) {
        var version = lists.newest(kind).map(ReferenceList::version).orElse(0) + 1;
        var list = new ReferenceList(Ids.next(), kind, version, digest, clock.instant());
        lists.persistAndFlush(list);
        audit.record(Act.of("LIST.LOAD", "REFERENCE_LIST", list.id())
                .with("kind", kind)
                .with("version", version));
        return list;
    }
}
