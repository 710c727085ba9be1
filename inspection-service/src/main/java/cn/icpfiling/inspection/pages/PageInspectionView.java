package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.core.pages.PageNote;
import cn.icpfiling.inspection.core.pages.PageObservation;
import cn.icpfiling.inspection.core.pages.PagePlace;
import cn.icpfiling.inspection.core.pages.PageVerdict;
import cn.icpfiling.platform.egress.FetchOutcome;
import cn.icpfiling.platform.egress.TlsFault;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A look at a home page as shown to inspectors. */
@Schema(name = "PageInspection")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageInspectionView(
        UUID evidenceId,
        UUID serviceId,
        String domain,
        Instant at,
        FetchOutcome outcome,
        String detail,
        String url,
        Integer status,
        String title,
        TlsFault tls,
        String sha256,
        List<Observation> observations) {

    @Schema(name = "PageObservation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Observation(String reason, PageVerdict verdict, PageNote note, PagePlace place, String snippet) {

        static Observation of(PageObservation seen) {
            return new Observation(seen.reason(), seen.verdict(), seen.note(), seen.place(), seen.snippet());
        }
    }

    static PageInspectionView of(PageInspection look) {
        return new PageInspectionView(
                look.id(),
                look.filed().serviceId(),
                look.filed().domain(),
                look.at(),
                look.outcome(),
                look.detail().isEmpty() ? null : look.detail(),
                look.url(),
                look.status() == 0 ? null : look.status(),
                look.title().isEmpty() ? null : look.title(),
                look.tls(),
                look.sha256(),
                look.observations().stream().map(Observation::of).toList());
    }
}
