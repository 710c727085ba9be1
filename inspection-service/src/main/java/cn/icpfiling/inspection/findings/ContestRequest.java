package cn.icpfiling.inspection.findings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the holder contests a finding. */
@Schema(name = "FindingContest")
record ContestRequest(
        @NotNull @NotBlank @Size(min = 1, max = 1000) String statement) {

    @Override
    public String toString() {
        return "ContestRequest";
    }
}
