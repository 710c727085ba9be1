package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.SpotCheckState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A spot check with the current filed sites of its subject. The note is included only for a single spot check. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpotCheckView(
        UUID spotCheckId,
        String task,
        UUID subjectId,
        UUID serviceId,
        List<String> serviceNumbers,
        List<String> domains,
        List<SpotCheckItem> items,
        Instant dueAt,
        Instant requestedAt,
        String note,
        SpotCheckState state,
        int round,
        List<ItemAnswer> answers,
        Instant settledAt,
        Instant decidedAt,
        String opinion) {

    /** Without the authority's words. */
    static SpotCheckView of(SpotCheck check, List<FiledSite> ofSubject) {
        return of(check, ofSubject, null, null);
    }

    static SpotCheckView whole(SpotCheck check, List<FiledSite> ofSubject) {
        var opinion = check.settlement().opinion();
        return of(check, ofSubject, check.note(), opinion.isEmpty() ? null : opinion);
    }

    private static SpotCheckView of(SpotCheck check, List<FiledSite> ofSubject, String note, String opinion) {
        var settlement = check.settlement();
        var sites = ofSubject.stream()
                .filter(site -> check.serviceId() == null || check.serviceId().equals(site.serviceId()))
                .toList();
        return new SpotCheckView(
                check.id(),
                check.task(),
                check.subjectId(),
                check.serviceId(),
                sites.stream().map(FiledSite::serviceNumber).toList(),
                sites.stream()
                        .map(FiledSite::domains)
                        .flatMap(Collection::stream)
                        .toList(),
                check.items(),
                check.dueAt(),
                check.requestedAt(),
                note,
                settlement.state(),
                settlement.round(),
                settlement.answers().isEmpty() ? null : ItemAnswer.of(settlement.answers()),
                settlement.settledAt(),
                settlement.decidedAt(),
                opinion);
    }
}
