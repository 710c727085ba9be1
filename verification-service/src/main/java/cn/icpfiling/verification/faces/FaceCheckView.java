package cn.icpfiling.verification.faces;

import cn.icpfiling.verification.core.FaceCheck;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a comparison. The evidence is stored under the id of the check. */
@Schema(name = "FaceCheck")
record FaceCheckView(
        @NotNull UUID checkId,
        @NotNull FaceCheck.Result result,
        @NotNull Instant checkedAt) {}
