package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FiledSiteRepository;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Shows findings with their texts, their days and what the caller may do. */
@ApplicationScoped
class FindingViews {
    private final FindingAccess access;
    private final FindingWording wording;
    private final FindingDetails details;
    private final FiledSiteRepository sites;
    private final PolicyVersions policies;
    private final ScanEvidence scanEvidence;
    private final FindingWaits waits;
    private final Clock clock;

    FindingViews(
            FindingAccess access,
            FindingWording wording,
            FindingDetails details,
            FiledSiteRepository sites,
            PolicyVersions policies,
            ScanEvidence scanEvidence,
            FindingWaits waits,
            Clock clock) {
        this.access = access;
        this.wording = wording;
        this.details = details;
        this.sites = sites;
        this.policies = policies;
        this.scanEvidence = scanEvidence;
        this.waits = waits;
        this.clock = clock;
    }

    /** A finding with the tag that an act on it must send. */
    record Shown(FindingView view, VersionTag tag) {

        Reply reply() {
            return new Reply(200, null, tag.toString(), view);
        }

        /** Whether the view has words of a person. */
        boolean hasStatements() {
            return view.history().stream().anyMatch(step -> step.statement() != null);
        }
    }

    /** One finding with its history. */
    Shown whole(Finding finding) {
        return whole(finding, Optional.empty());
    }

    /** @param papers that were handed in; empty if they are not known */
    Shown whole(Finding finding, Optional<List<FilingPapers.Paper>> papers) {
        var one = List.of(finding);
        return new Shown(
                view(
                        finding,
                        beside(one),
                        access.seesSite(finding.key().serviceId())
                                ? details.of(finding, papers, access.isStaff())
                                : details.withoutWords(finding)),
                new VersionTag(finding.version(), wording.locale()));
    }

    /** Findings without their history. */
    List<FindingView> all(Collection<Finding> findings) {
        var beside = beside(findings);
        return findings.stream()
                .map(finding -> view(finding, beside, FindingDetails.Details.NONE))
                .toList();
    }

    /** What other tables know of some findings. */
    private record Beside(Map<UUID, String> numbers, Set<UUID> decidable, FindingWaits.Waits waits) {}

    private Beside beside(Collection<Finding> findings) {
        return new Beside(
                numbersOf(findings),
                decidable(findings),
                waits.of(findings.stream().map(Finding::id).toList()));
    }

    private Map<UUID, String> numbersOf(Collection<Finding> findings) {
        var services = findings.stream()
                .map(finding -> finding.key().serviceId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return sites.numbersOf(services);
    }

    /** Asked only for callers who may act as an inspector. */
    private Set<UUID> decidable(Collection<Finding> findings) {
        return access.isStaff() && access.mayAct() ? scanEvidence.decidable(findings) : Set.of();
    }

    private FindingView view(Finding finding, Beside beside, FindingDetails.Details shown) {
        var key = finding.key();
        var stand = finding.stand();
        var term = stand.term();
        var reason = FindingReasons.bundled().of(key).orElseThrow();
        var seesSite = access.seesSite(key.serviceId());
        var site = seesSite ? key.serviceId() : null;
        return new FindingView(
                finding.id(),
                key.source(),
                key.reason(),
                wording.message(key.reason()),
                wording.cause(key.reason()),
                wording.remedy(key.reason()),
                reason.fields(),
                reason.cures(),
                reason.evidence(),
                key.subjectId(),
                site,
                site == null ? null : beside.numbers().get(site),
                site == null ? null : key.domain(),
                key.contact(),
                finding.owner().holder(),
                finding.owner().province(),
                stand.state(),
                stand.openedAt(),
                stand.notifiedAt(),
                term == null ? null : term.dueOn(),
                term == null ? null : term.provisional(),
                finding.daysLeft(LegalTime.dayOf(clock.instant())).orElse(null),
                term == null ? null : term.dayKind(),
                policies.consequenceOf(finding),
                key.source().looksAgain() ? FindingView.RecheckedBy.SOURCE : FindingView.RecheckedBy.INSPECTOR,
                allowedActs(finding, beside),
                CureLinks.of(finding, seesSite, reason),
                seesSite ? beside.waits().secondLooks().get(finding.id()) : null,
                seesSite ? beside.waits().paperReview(finding.id()) : null,
                shown.changes(),
                shown.handedIn(),
                shown.looks(),
                shown.rescans(),
                shown.repeatedChecks(),
                shown.steps());
    }

    /** Without what the caller's role may do in the table and the policy or the source does not allow. */
    private List<FindingAct> allowedActs(Finding finding, Beside beside) {
        if (!access.mayAct()) {
            return List.of();
        }
        return finding.allowedActs(access.role(), LegalTime.dayOf(clock.instant())).stream()
                .filter(act -> isPossible(act, finding, beside))
                .toList();
    }

    private boolean isPossible(FindingAct act, Finding finding, Beside beside) {
        var terms = policies.of(finding);
        var decidable = beside.decidable().contains(finding.id())
                || !finding.key().source().looksAgain();
        return switch (act) {
            case CONTEST -> finding.stand().contests() < terms.contests();
            case EXTEND -> finding.stand().extendedDays() < terms.extensionDays();
            case CURE -> decidable;
            case RECHECK -> decidable || beside.waits().isHeld(finding.id());
            default -> true;
        };
    }
}
