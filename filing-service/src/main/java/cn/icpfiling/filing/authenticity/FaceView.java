package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.authenticity.FaceResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The result of a photograph. After a match or the last try the link no longer works. */
@Schema(name = "FaceAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaceView(@NotNull FaceResult result, @NotNull int triesLeft, Instant validUntil) {

    /** @param result of this photograph; the step keeps the result of an earlier one if this one got no answer */
    static FaceView of(FaceResult result, AuthenticityStep step) {
        return new FaceView(result, step.triesLeft(), step.validUntil());
    }
}
