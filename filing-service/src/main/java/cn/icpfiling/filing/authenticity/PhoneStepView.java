package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.FaceResult;
import cn.icpfiling.filing.core.PrincipalPart;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a principal is asked for on their phone: enough to know that it is they who are meant, and by whom. */
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
