package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.web.Wording;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The finding that a change is to cure, in the caller's language, with the fields that a form highlights. */
@Schema(name = "OrderFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderFindingView(
        @NotNull UUID findingId,
        @NotNull String reason,
        @NotNull String detail,
        String remedy,
        @NotNull List<String> fields) {

    static OrderFindingView of(MarkedFinding finding, Wording wording) {
        var said = wording.finding(Reason.of(finding.reason(), ""));
        return new OrderFindingView(finding.id(), finding.reason(), said.detail(), said.remedy(), finding.fields());
    }
}
