package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.uploads.MaterialUpload;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One open upload. */
@Schema(name = "Upload")
record UploadView(
        @NotNull UUID uploadId,
        @NotNull MaterialKind kind,
        @NotNull long length,
        @NotNull long offset,
        @NotNull Instant expiresAt) {

    static UploadView of(MaterialUpload upload) {
        return new UploadView(upload.id(), upload.kind(), upload.total(), upload.received(), upload.expiresAt());
    }
}
