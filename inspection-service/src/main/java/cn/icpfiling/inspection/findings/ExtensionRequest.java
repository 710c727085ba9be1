package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * More time to mend.
 *
 * @param workingDays added to the last day, or to today if the finding is overdue
 */
@Schema(name = "FindingExtension")
record ExtensionRequest(
        @NotNull @Min(1) @Max(365) Integer workingDays,

        @NotNull @NotBlank @Size(min = 1, max = 1000) @PlainText(lines = true)
        String statement) {

    @Override
    public String toString() {
        return "ExtensionRequest[" + workingDays + "]";
    }
}
