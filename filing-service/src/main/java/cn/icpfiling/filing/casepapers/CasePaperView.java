package cn.icpfiling.filing.casepapers;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One paper of a case.
 *
 * @param handedInAt null for a draft
 */
@Schema(name = "CasePaper")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CasePaperView(
        @NotNull UUID paperId,
        @NotNull UUID caseId,
        @NotNull MaterialKind kind,

        @NotNull @Schema(enumeration = {"image/jpeg", "image/png", "application/pdf"})
        String mediaType,

        @NotNull long size,
        @NotNull String sha256,
        @NotNull ScanStatus scan,
        @NotNull Instant uploadedAt,
        Instant handedInAt) {

    static CasePaperView of(Material paper) {
        return new CasePaperView(
                paper.id(),
                paper.caseId(),
                paper.kind(),
                paper.mediaType(),
                paper.size(),
                paper.sha256(),
                paper.scan(),
                paper.uploadedAt(),
                paper.handedInAt());
    }
}
