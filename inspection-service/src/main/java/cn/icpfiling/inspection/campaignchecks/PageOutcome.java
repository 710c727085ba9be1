package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.inspection.pages.PageInspection;
import cn.icpfiling.platform.egress.FetchOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges the looks at the home pages of a site. Only what anyone sees on the page is a fault; a suspicion, and a page that
 * could not be judged, are for a person.
 */
final class PageOutcome {

    private PageOutcome() {}

    /**
     * Judges the looks and names their evidence by id.
     *
     * @param looks by domain, in the order of the domains; empty if nothing is filed for the domain any more
     * @param notLookedAt further domains of the site, which the check left out
     * @param unused domains whose looks have met no page for long; an inspector decides
     * @param doubtful domains whose names got no answer, maybe because the platform's resolver is away; their looks are not kept
     */
    static CheckOutcome of(
            Map<String, Optional<PageInspection>> looks,
            List<String> notLookedAt,
            List<String> unused,
            Set<String> doubtful) {
        var told = new ArrayList<String>();
        looks.forEach((domain, look) ->
                told.add(look.map(seen -> told(seen, doubtful.contains(domain))).orElse(domain + " NOT_FILED")));
        unused.forEach(domain -> told.add(domain + " SITE.NOT_IN_USE SUSPECTED"));
        if (!notLookedAt.isEmpty()) {
            told.add("NOT_LOOKED_AT " + String.join(" ", notLookedAt));
        }
        var evidence = String.join("; ", told);
        var faults = faults(looks);
        if (!faults.isEmpty()) {
            var undecided = looks.values().stream().anyMatch(PageOutcome::isUndecided);
            return new CheckOutcome.Failed(faults, undecided || !unused.isEmpty(), open(looks, notLookedAt), evidence);
        }
        var sound = looks.values().stream()
                .allMatch(look ->
                        look.filter(seen -> seen.observations().isEmpty()).isPresent());
        return sound
                ? new CheckOutcome.Passed(open(looks, notLookedAt), evidence)
                : new CheckOutcome.Unknown(
                        evidence,
                        !doubtful.isEmpty()
                                || looks.values().stream()
                                        .flatMap(Optional::stream)
                                        .anyMatch(PageOutcome::isTooBusy),
                        !doubtful.isEmpty());
    }

    /** Whether this service did not get to ask; the look has seen nothing. */
    static boolean isTooBusy(PageInspection look) {
        return look.outcome() == FetchOutcome.TOO_BUSY;
    }

    private static List<CheckOutcome.Fault> faults(Map<String, Optional<PageInspection>> looks) {
        return judged(looks, PageVerdict.FAULT);
    }

    private static List<CheckOutcome.Fault> open(
            Map<String, Optional<PageInspection>> looks, List<String> notLookedAt) {
        var open = judged(looks, PageVerdict.SUSPECTED);
        notLookedAt.forEach(domain -> open.add(new CheckOutcome.Fault(null, domain)));
        return open;
    }

    private static List<CheckOutcome.Fault> judged(Map<String, Optional<PageInspection>> looks, PageVerdict verdict) {
        var judged = new ArrayList<CheckOutcome.Fault>();
        looks.forEach((domain, look) -> look.map(PageInspection::observations).orElse(List.of()).stream()
                .filter(seen -> seen.verdict() == verdict)
                .forEach(seen -> judged.add(new CheckOutcome.Fault(seen.reason(), domain))));
        return judged;
    }

    /** Whether a person has to look beside a fault: at a page that could not be judged, and at a suspicion. */
    private static boolean isUndecided(Optional<PageInspection> look) {
        return look.map(PageInspection::observations)
                .map(all -> all.stream().anyMatch(seen -> seen.verdict() != PageVerdict.FAULT))
                .orElse(true);
    }

    /** The words of a page may name a person; only codes are told. */
    private static String told(PageInspection look, boolean isDoubtful) {
        var codes = look.observations().stream()
                .map(seen -> " " + seen.reason() + " " + seen.verdict() + " " + seen.note())
                .collect(Collectors.joining(","));
        return look.filed().domain()
                + (isTooBusy(look) || isDoubtful ? "" : " page " + look.id())
                + " "
                + look.outcome()
                + (look.isNameUnanswered() ? " NAME_UNANSWERED" : "")
                + codes;
    }
}
