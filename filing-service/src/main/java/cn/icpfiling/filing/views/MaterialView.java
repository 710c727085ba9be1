package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.core.materials.ShownPaper;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One stored material. */
@Schema(name = "Material")
public record MaterialView(
        @NotNull MaterialKind kind,

        @NotNull @Schema(enumeration = {"image/jpeg", "image/png", "application/pdf"})
        String mediaType,

        @NotNull long size,
        @NotNull String sha256,
        @NotNull Instant uploadedAt,
        @NotNull ScanStatus scan) {

    public static MaterialView of(Material material) {
        return of(ShownPaper.of(material));
    }

    public static MaterialView of(ShownPaper paper) {
        return new MaterialView(
                paper.kind(), paper.mediaType(), paper.size(), paper.sha256(), paper.uploadedAt(), paper.scan());
    }
}
