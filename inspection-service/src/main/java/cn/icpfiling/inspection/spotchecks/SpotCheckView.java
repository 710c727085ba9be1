package cn.icpfiling.inspection.spotchecks;

import cn.icpfiling.inspection.core.FiledSite;
import cn.icpfiling.inspection.core.SpotCheck;
import cn.icpfiling.inspection.core.SpotCheckItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A spot check with what is filed there now; the note where it was asked for alone. */
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
        String note) {

    static SpotCheckView of(SpotCheck check, List<FiledSite> ofSubject, String note) {
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
                note);
    }
}
