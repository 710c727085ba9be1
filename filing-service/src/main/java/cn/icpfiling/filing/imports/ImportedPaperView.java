package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.materials.TakeImportedPaper;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A paper of the old platform as it was stored.
 *
 * @param legacyId its id there
 * @param sha256 of the bytes as they were sent; the stored copy is cleaned and has another digest
 */
@Schema(name = "ImportedPaper")
record ImportedPaperView(
        @NotNull UUID paperId,
        @NotNull String legacyId,
        @NotNull MaterialKind kind,

        @NotNull @Schema(enumeration = {"image/jpeg", "image/png", "application/pdf"})
        String mediaType,

        @NotNull long size,
        @NotNull String sha256,
        @NotNull ScanStatus scan,
        @NotNull Instant uploadedAt) {

    static ImportedPaperView of(TakeImportedPaper.Named named, Material paper) {
        return new ImportedPaperView(
                paper.id(),
                named.legacyPaper(),
                paper.kind(),
                paper.mediaType(),
                paper.size(),
                named.sha256(),
                paper.scan(),
                paper.uploadedAt());
    }
}
