package cn.icpfiling.inspection.findings;

import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why the holder contests a finding.
 *
 * @param evidence ids of papers that were handed in at the finding; null for none
 */
@Schema(name = "FindingContest")
record ContestRequest(
        @NotNull @NotBlank @Size(min = 1, max = 1000) @PlainText(lines = true)
        String statement,

        @Size(max = 20) List<@NotNull UUID> evidence) {

    List<UUID> papers() {
        return evidence == null ? List.of() : evidence;
    }

    @Override
    public String toString() {
        return "ContestRequest";
    }
}
