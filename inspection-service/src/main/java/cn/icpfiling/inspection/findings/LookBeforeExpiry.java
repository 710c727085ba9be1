package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Deadlines;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.ShellSitePolicy;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a machine found is overdue only if a look after the last day finds it again: what follows ends access or filing, and
 * the holder is told that nothing was mended. A look that finds something else leaves the finding to an inspector and is
 * repeated on the next legal day. So it is with a shell site, with a reason that an automatic check of a campaign gave, and
 * with one of verification-service's looks at filed domains if the policy lets something follow from it. A concern needs it,
 * too: while the registry of its domain does not answer, its source can tell nothing of a fault that was mended meanwhile. What a person found is overdue without a look, unless the
 * authority has granted a change that may have mended it: then an inspector has to look again. While an inspector has to
 * decide about papers ({@code PaperHolds}), nothing looks; a look from before the decision is too old to end anything. The moment of
 * the day at which the platform asks is by chance ({@code LookMoment}).
 */
@ApplicationScoped
class LookBeforeExpiry {
    private final RescanTable rescans;
    private final SiteScanTable states;
    private final FrozenProviderTable frozenProviders;
    private final RepeatedCheckTable repeats;
    private final SecondLooks secondLooks;
    private final PaperHolds paperHolds;
    private final PolicyVersions policies;
    private final LookMoment moment;

    LookBeforeExpiry(
            RescanTable rescans,
            SiteScanTable states,
            FrozenProviderTable frozenProviders,
            RepeatedCheckTable repeats,
            SecondLooks secondLooks,
            PaperHolds paperHolds,
            PolicyVersions policies,
            LookMoment moment) {
        this.rescans = rescans;
        this.states = states;
        this.frozenProviders = frozenProviders;
        this.repeats = repeats;
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
        this.policies = policies;
        this.moment = moment;
    }

    enum Outcome {
        /** The finding may pass its last day. */
        EXPIRES,
        /** A look was asked for now. */
        ASKED,
        /**
         * A look waits, the look of this day did not find the fault or its moment has not come, or an inspector has not looked since a
         * change or decided about papers.
         */
        WAITS
    }

    /** @param finding locked by the caller, whose last day is over */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(Finding finding, Instant now) {
        if (paperHolds.isHeld(finding)) {
            return Outcome.WAITS;
        }
        return switch (finding.key().source()) {
            case SCAN -> ofScan(finding, now);
            case CAMPAIGN, CONCERN ->
                repeatable(finding).map(check -> ofCheck(finding, check, now)).orElseGet(() -> ofPerson(finding));
            case SPOT_CHECK, AUTHORITY_LIST -> ofPerson(finding);
        };
    }

    /** Only the platform's own looks count: a holder who chooses the time of a look would put off the last day as often as it likes. */
    private Outcome ofScan(Finding finding, Instant now) {
        var site = new ScannedSite.Key(finding.key().domain(), finding.key().serviceId());
        var enough = policies.inForce()
                .shellSite(LegalTime.dayOf(now))
                .map(ShellSitePolicy::looksOnSeparateDays)
                .orElse(Integer.MAX_VALUE);
        var looks = looksOfPlatform(finding, site, enough);
        var newest = looks.stream().findFirst();
        if (newest.filter(look -> look.health() == Health.NOT_HERE && isRecent(look.requestedAt(), now))
                        .filter(look -> isUnchangedSince(look, finding))
                        .isPresent()
                && (states.isAway(site) || wasAwayDayByDay(finding, site, looks, enough))
                && !frozenProviders.isFrozen(site.serviceId())) {
            return Outcome.EXPIRES;
        }
        if (rescans.isWaiting(finding.id())
                || newest.filter(look -> isSameDay(look.requestedAt(), now)).isPresent()
                || !moment.hasCome(finding.id(), now)) {
            return Outcome.WAITS;
        }
        rescans.insert(Rescan.requested(Ids.next(), finding.id(), site, now), true);
        return Outcome.ASKED;
    }

    /** Those behind the last day that stand, the newest first. */
    private List<Rescan> looksOfPlatform(Finding finding, ScannedSite.Key site, int limit) {
        var discarded = frozenProviders.discardedAt(site.serviceId());
        return rescans.newestOfPlatform(finding.id(), limit).stream()
                .filter(look -> isBehindLastDay(look.requestedAt(), finding))
                .filter(look -> discarded.filter(look.requestedAt()::isBefore).isEmpty())
                .toList();
    }

    /** Whether each of so many looks behind the last day, on separate days, found the site away. */
    private boolean wasAwayDayByDay(Finding finding, ScannedSite.Key site, List<Rescan> looks, int enough) {
        var days = looks.stream()
                .takeWhile(look -> look.health() == Health.NOT_HERE)
                .map(look -> LegalTime.dayOf(look.finishedAt()))
                .distinct()
                .count();
        return days >= enough
                && isUnchangedSince(looks.getLast(), finding)
                && states.isAwaySince(site, looks.getLast().requestedAt());
    }

    /** Whether no change was granted after the look that may have mended what it found; one of the same day may have come after it. */
    private boolean isUnchangedSince(Rescan look, Finding finding) {
        return !secondLooks.isChangedSince(finding, LegalTime.dayOf(look.requestedAt()));
    }

    /** The automatic check that gives the reason; empty if no machine gives it, or if nothing follows anyway. */
    private Optional<CheckKind> repeatable(Finding finding) {
        return policies.nothingFollows(finding) ? Optional.empty() : RepeatableCheck.of(finding.key());
    }

    /** As with a scan, a look whose time the holder chose does not stand for the platform's. */
    private Outcome ofCheck(Finding finding, CheckKind check, Instant now) {
        if (repeats.isWaiting(finding.id())) {
            return Outcome.WAITS;
        }
        var newest = repeats.newestOfPlatform(finding.id())
                .filter(repeat -> repeat.finishedAt() != null && isBehindLastDay(repeat.requestedAt(), finding));
        // The days are those of the look, which may have waited long for its turn behind those of a large campaign.
        // One on the day of a granted change may have come before it.
        if (newest.filter(RepeatedCheck::confirms)
                .filter(repeat -> isRecent(repeat.finishedAt(), now))
                .filter(repeat -> !secondLooks.isChangedSince(finding, LegalTime.dayOf(repeat.requestedAt())))
                .isPresent()) {
            return Outcome.EXPIRES;
        }
        if (newest.filter(repeat -> isSameDay(repeat.finishedAt(), now)).isPresent()
                || !moment.hasCome(finding.id(), now)) {
            return Outcome.WAITS;
        }
        repeats.insert(
                RepeatedCheck.requested(Ids.next(), finding.id(), finding.key().serviceId(), check, now), true);
        return Outcome.ASKED;
    }

    /**
     * The authority has granted a change that may have mended what a person found, and only a person can say whether it did. A
     * look on the day of the grant may have come before it.
     */
    private Outcome ofPerson(Finding finding) {
        if (policies.nothingFollows(finding)) {
            return Outcome.EXPIRES;
        }
        return secondLooks.notLookedAt(finding).isEmpty() ? Outcome.EXPIRES : Outcome.WAITS;
    }

    /**
     * A finding that was extended meanwhile has a later last day, for which an earlier look says nothing. Nor does a look from
     * before an inspector decided about papers: that may have taken weeks.
     */
    private boolean isBehindLastDay(Instant requestedAt, Finding finding) {
        return LegalTime.dayOf(requestedAt)
                        .isAfter(Deadlines.lastDay(finding.stand().term()))
                && paperHolds
                        .decidedAt(finding.id())
                        .filter(requestedAt::isBefore)
                        .isEmpty();
    }

    /** A finding may wait behind its last day, for filing-service, an order or a frozen provider, and be mended meanwhile. */
    private static boolean isRecent(Instant requestedAt, Instant now) {
        return !LegalTime.dayOf(requestedAt).isBefore(LegalTime.dayOf(now).minusDays(1));
    }

    private static boolean isSameDay(Instant requestedAt, Instant now) {
        return LegalTime.dayOf(requestedAt).equals(LegalTime.dayOf(now));
    }
}
