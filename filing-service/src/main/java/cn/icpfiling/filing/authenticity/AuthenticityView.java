package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.Authenticity;
import cn.icpfiling.filing.core.authenticity.FaceResult;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of an order's principals have shown who they are. */
@Schema(name = "Authenticity")
record AuthenticityView(
        @NotNull UUID orderId,
        @NotNull boolean required,
        @NotNull List<Principal> items) {

    /** One principal, with the last comparison and the end of its validity. */
    @Schema(name = "PrincipalAuthenticity")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Principal(
            @NotNull PrincipalPart part,
            @NotNull Authenticity.Standing standing,
            FaceResult result,
            Instant checkedAt,
            Instant validUntil,
            Instant consentedAt,
            String consentVersion,
            @NotNull boolean photoKept) {}
}
