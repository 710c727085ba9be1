package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.AccessRecord;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.OwnProbe;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.core.scans.StoredLook;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.AccessRecordTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cures the finding of a healthy site: at once before the holder was told, afterwards only if the provider served the site
 * after the notice (docs/trade.md 3.4). If a sub-domain makes the site healthy, having served that one proves it too. Without
 * the proof an inspector may decide.
 */
@ApplicationScoped
class CureSite {
    private final SiteScanTable states;
    private final FindingTable findings;
    private final SourceFindings sourceFindings;
    private final AccessRecordTable records;
    private final ScanLookTable looks;
    private final OwnProbe probe;

    CureSite(
            SiteScanTable states,
            FindingTable findings,
            SourceFindings sourceFindings,
            AccessRecordTable records,
            ScanLookTable looks,
            OwnProbe probe) {
        this.states = states;
        this.findings = findings;
        this.sourceFindings = sourceFindings;
        this.records = records;
        this.looks = looks;
        this.probe = probe;
    }

    enum Outcome {
        CURED,
        /** The site is not healthy, or has no finding that is not settled. */
        NOTHING,
        /** The proof of access is missing. */
        WAITS,
        /** The proof of access is missing, because the platform was too busy to ask the site. */
        NOT_ASKED
    }

    /** Asks the site over the network only if the policy accepts that as proof. */
    Outcome handle(ScannedSite site, ShellSiteRule rule, boolean mayProbe) {
        var outcome = decide(site, rule, false);
        if (outcome != Outcome.WAITS || !mayProbe || !rule.accepts(ShellSitePolicy.AccessRecord.OWN_PROBE)) {
            return outcome;
        }
        return switch (answer(site)) {
            case SERVED -> decide(site, rule, true);
            case NOT_SERVED -> Outcome.WAITS;
            case NOT_ASKED -> Outcome.NOT_ASKED;
        };
    }

    private OwnProbe.Answer answer(ScannedSite site) {
        var seen = healthyLook(site);
        var addresses = seen.map(LookEvidence::addresses).orElse(List.of()).stream()
                .filter(LookEvidence.Address::here)
                .map(address -> InetAddress.ofLiteral(address.address()))
                .toList();
        return addresses.isEmpty()
                ? OwnProbe.Answer.NOT_SERVED
                : probe.ask(seen.map(LookEvidence::name).orElse(site.domain()), addresses);
    }

    private Optional<LookEvidence> healthyLook(ScannedSite site) {
        return looks.newestHere(site.key()).map(StoredLook::evidence);
    }

    /** When the provider last served the domain or the sub-domain that makes the site healthy; null for never. */
    private Instant lastServed(ScannedSite site) {
        return Stream.concat(
                        Stream.of(site.domain()),
                        healthyLook(site).map(LookEvidence::name).stream()
                                .map(name -> DomainName.parse(name).ascii()))
                .flatMap(name -> records.find(name, site.provider()).stream())
                .map(AccessRecord::lastSeen)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Outcome decide(ScannedSite site, ShellSiteRule rule, boolean probeAnswered) {
        return UnitOfWork.in(() -> {
            var state = states.locked(List.of(site.key())).get(site.key());
            if (state == null || state.look().health() != Health.HERE) {
                return Outcome.NOTHING;
            }
            var key = OpenFindings.keyOf(site);
            var finding = findings.lockedUnsettled(key);
            if (finding.isEmpty()) {
                return Outcome.NOTHING;
            }
            if (!rule.cures(finding.get().stand().notifiedAt(), lastServed(site), probeAnswered)) {
                return Outcome.WAITS;
            }
            sourceFindings.mended(key, FindingActor.SYSTEM);
            return Outcome.CURED;
        });
    }
}
