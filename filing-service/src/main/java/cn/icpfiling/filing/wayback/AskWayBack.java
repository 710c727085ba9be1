package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.typecheck.TypeFact;
import cn.icpfiling.filing.core.typecheck.TypeFacts.DomainEntry;
import cn.icpfiling.filing.core.wayback.WayBack;
import cn.icpfiling.filing.core.wayback.WayBackFacts;
import cn.icpfiling.filing.core.wayback.WayBackFacts.DomainShown;
import cn.icpfiling.filing.core.wayback.WayBackFacts.Notice;
import cn.icpfiling.filing.core.wayback.WayBackFacts.SponsorShown;
import cn.icpfiling.filing.core.wayback.WayBackRule;
import cn.icpfiling.filing.inspections.FindingFacts;
import cn.icpfiling.filing.inspections.InspectionFindings;
import cn.icpfiling.filing.typecheck.AskedAtOnce;
import cn.icpfiling.filing.typecheck.JudgeFilingType;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;

/** Asks all sources about a site at once, and decides its way back. Call this outside any transaction. */
@ApplicationScoped
class AskWayBack {

    private static final Set<String> TO_MEND = Set.of("NOTIFIED", "CONTESTED", "OVERDUE");
    private static final String DEREGISTER = "DEREGISTER";

    private final InspectionFindings findings;
    private final JudgeFilingType judge;
    private final SponsorQuery sponsor;
    private final AskedAtOnce atOnce;

    AskWayBack(InspectionFindings findings, JudgeFilingType judge, SponsorQuery sponsor, AskedAtOnce atOnce) {
        this.findings = findings;
        this.judge = judge;
        this.sponsor = sponsor;
        this.atOnce = atOnce;
    }

    /**
     * The site on record.
     *
     * @param registered false for a deregistered one
     * @param served whether access here lives
     * @param nature of the subject
     * @param sponsorName never sent for a person
     */
    record Site(
            UUID serviceId,
            UUID subjectId,
            boolean registered,
            boolean served,
            int nature,
            String sponsorName,
            JudgeFilingType.Question question) {

        @Override
        public String toString() {
            return "Site[" + serviceId + "]";
        }
    }

    /**
     * The answer.
     *
     * @param type what the type check finds; null while access here lives
     * @param findings unsettled findings of the site and its subject, also those that name another site, the oldest first
     */
    record Answer(WayBack way, FilingType type, Set<WayBackSource> missing, List<FindingFacts> findings) {}

    Answer handle(Site site) {
        var asked = atOnce.ask(() -> unsettled(site));
        if (site.served()) {
            return whileServed(AskedAtOnce.answerOf(asked));
        }
        return site.question().domain() == null
                ? withoutDomain(site, AskedAtOnce.answerOf(asked))
                : afterTheEnd(site, asked);
    }

    /**
     * No source knows a site of the old platform that was filed by its address alone. Of a deregistered one nothing is left to end: a
     * type check of its new domain says how it is filed anew.
     */
    private static Answer withoutDomain(Site site, Optional<List<FindingFacts>> told) {
        var way = site.registered() ? WayBack.WITHOUT_DOMAIN : WayBack.OTHER;
        return new Answer(way, null, silent(told), told.orElse(List.of()));
    }

    private static Answer whileServed(Optional<List<FindingFacts>> told) {
        return new Answer(
                WayBackRule.of(WayBackFacts.whileServed(notice(told))), null, silent(told), told.orElse(List.of()));
    }

    private Answer afterTheEnd(Site site, Future<Optional<List<FindingFacts>>> asked) {
        var byName = atOnce.ask(() -> sponsor.ask(site.nature(), site.sponsorName()));
        var judged = judge.handle(site.question());
        var told = AskedAtOnce.answerOf(asked);
        var shown = sponsor.shown(site.nature(), AskedAtOnce.answerOf(byName));
        var type = judged.decision().type();
        var domain = judged.facts().domainEntry();
        var way = WayBackRule.of(new WayBackFacts(false, notice(told), type, shown(domain), shown));
        var missing = silent(told);
        judged.decision().missing().stream()
                .map(TypeFact.Source::name)
                .map(WayBackSource::valueOf)
                .forEach(missing::add);
        if (domain.isEmpty()) {
            missing.add(WayBackSource.AUTHORITY);
        }
        if (shown == SponsorShown.SILENT) {
            missing.add(WayBackSource.PUBLIC_QUERY);
        }
        return new Answer(way, type, missing, told.orElse(List.of()));
    }

    /** Empty if inspection-service did not answer. */
    private Optional<List<FindingFacts>> unsettled(Site site) {
        try {
            return Optional.of(findings.unsettled(site.subjectId(), site.serviceId()));
        } catch (ProblemException silent) {
            if (silent.type() != CommonProblem.UPSTREAM_UNAVAILABLE) {
                throw silent;
            }
            return Optional.empty();
        }
    }

    private static Set<WayBackSource> silent(Optional<List<FindingFacts>> told) {
        return told.isPresent() ? EnumSet.noneOf(WayBackSource.class) : EnumSet.of(WayBackSource.INSPECTION);
    }

    private static Notice notice(Optional<List<FindingFacts>> told) {
        if (told.isEmpty()) {
            return Notice.SILENT;
        }
        var toMend = told.get().stream()
                .filter(finding -> TO_MEND.contains(finding.state()))
                .toList();
        if (toMend.isEmpty()) {
            return Notice.NONE;
        }
        return toMend.stream()
                        .anyMatch(finding -> !finding.cures().isEmpty()
                                && finding.cures().getFirst().equals(DEREGISTER))
                ? Notice.DEREGISTER
                : Notice.MEND;
    }

    private static DomainShown shown(Optional<DomainEntry> entry) {
        return entry.map(told -> told.filed() ? DomainShown.YES : DomainShown.NO)
                .orElse(DomainShown.SILENT);
    }
}
