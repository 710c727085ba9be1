package cn.icpfiling.filing.evidence;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One paper at a finding.
 *
 * @param handedInAt null for a draft
 */
@Schema(name = "FindingPaper")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingPaperView(
        @NotNull UUID paperId,
        @NotNull UUID findingId,
        @NotNull MaterialKind kind,

        @NotNull @Schema(enumeration = {"image/jpeg", "image/png", "application/pdf"})
        String mediaType,

        @NotNull long size,
        @NotNull String sha256,
        @NotNull ScanStatus scan,
        @NotNull Instant uploadedAt,
        Instant handedInAt) {

    static FindingPaperView of(Material paper) {
        return new FindingPaperView(
                paper.id(),
                paper.findingId(),
                paper.kind(),
                paper.mediaType(),
                paper.size(),
                paper.sha256(),
                paper.scan(),
                paper.uploadedAt(),
                paper.handedInAt());
    }
}
