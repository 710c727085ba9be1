package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the scan knows about the sites of its findings. */
@ApplicationScoped
class ScanEvidence {
    private static final int MOST_LOOKS = 20;
    private static final int MOST_RESCANS = 20;

    private final ScanLookTable looks;
    private final RescanTable rescans;
    private final SiteScanTable states;
    private final NetworkListTable providers;

    ScanEvidence(ScanLookTable looks, RescanTable rescans, SiteScanTable states, NetworkListTable providers) {
        this.looks = looks;
        this.rescans = rescans;
        this.states = states;
        this.providers = providers;
    }

    /** The newest looks at the domain of the finding, the newest first; null for a finding of another source. */
    List<LookView> looks(Finding finding) {
        var key = finding.key();
        if (key.source() != FindingSource.SCAN) {
            return null;
        }
        var names = new HashMap<UUID, String>();
        return looks.newest(new ScannedSite.Key(key.domain(), key.serviceId()), MOST_LOOKS).stream()
                .map(look -> view(look, names))
                .toList();
    }

    /**
     * The newest rescans of the finding, the newest first; null for a finding of another source.
     *
     * @param forStaff whether those of the platform that wait are shown, too
     */
    List<RescanView> rescans(Finding finding, boolean forStaff) {
        if (finding.key().source() != FindingSource.SCAN) {
            return null;
        }
        var newest = forStaff
                ? rescans.newest(finding.id(), MOST_RESCANS)
                : rescans.newestForHolder(finding.id(), MOST_RESCANS);
        return newest.stream().map(RescanView::of).toList();
    }

    /**
     * The findings of the scan that an inspector may decide, although the scan looks again by itself: the site is healthy
     * and the proof of access is missing (ADR 0030).
     */
    Set<UUID> decidable(Collection<Finding> findings) {
        return states.healthyNow(findings.stream()
                .filter(finding -> finding.key().source() == FindingSource.SCAN)
                .map(Finding::id)
                .toList());
    }

    private LookView view(StoredLook look, Map<UUID, String> names) {
        var evidence = look.evidence();
        return new LookView(
                look.at(),
                look.scan(),
                look.health(),
                look.verdict(),
                evidence.name(),
                evidence.vantage(),
                evidence.addresses().stream()
                        .map(address -> view(address, names))
                        .toList(),
                evidence.aliases(),
                evidence.proofs().stream()
                        .map(proof -> new LookView.ProofView(
                                proof.server(),
                                proof.question(),
                                proof.at(),
                                proof.flags(),
                                proof.rcode(),
                                proof.answer()))
                        .toList());
    }

    private LookView.AddressView view(LookEvidence.Address address, Map<UUID, String> names) {
        var provider = address.provider() == null
                ? null
                : names.computeIfAbsent(
                        address.provider(),
                        id -> providers.find(id).map(NetworkList::name).orElse(id.toString()));
        return new LookView.AddressView(address.address(), provider, address.region(), address.here());
    }
}
