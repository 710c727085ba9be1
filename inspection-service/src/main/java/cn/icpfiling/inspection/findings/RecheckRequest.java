package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an inspector found by looking again, and how. */
@Schema(name = "FindingRecheck")
record RecheckRequest(
        @NotNull Result result,

        @NotNull @NotBlank @Size(min = 1, max = 1000) @PlainText(lines = true)
        String statement) {

    /** Whether the fault is still there. */
    @Schema(name = "FindingRecheckResult")
    enum Result {
        MENDED,
        STILL_BROKEN
    }

    @Override
    public String toString() {
        return "RecheckRequest[" + result + "]";
    }
}
