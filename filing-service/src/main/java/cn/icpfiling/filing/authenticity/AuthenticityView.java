package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Authenticity;
import cn.icpfiling.filing.core.FaceResult;
import cn.icpfiling.filing.core.PrincipalPart;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who of an order's principals has shown who they are. */
@Schema(name = "Authenticity")
record AuthenticityView(
        @NotNull UUID orderId,
        @NotNull boolean required,
        @NotNull List<Principal> items) {

    /** One principal; what was compared last, and until when it holds. */
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
