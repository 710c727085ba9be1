package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The inspector's reason, which the holder reads. */
@Schema(name = "FindingDecision")
record InspectorRequest(
        @NotNull @NotBlank @Size(min = 1, max = 1000) @PlainText(lines = true)
        String statement) {

    @Override
    public String toString() {
        return "InspectorRequest";
    }
}
