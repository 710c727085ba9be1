package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.FaceResult;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The request to a principal on their phone, with enough data to see whom it is for and who sent it. */
@Schema(name = "AuthenticityStep")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PhoneStepView(
        @NotNull PrincipalPart part,
        @NotNull String name,
        @NotNull String provider,
        @NotNull Consents.Text consent,
        @NotNull boolean consented,
        @NotNull boolean sheetPresent,
        FaceResult result,
        @NotNull int triesLeft,
        @NotNull Instant endsAt) {}
