package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.review.CallOutcome;
import cn.icpfiling.filing.core.review.CalledPhone;
import cn.icpfiling.filing.core.review.ReviewCall;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A call as staff sees it: the kind of phone, never its number. */
@Schema(name = "ReviewCall")
record CallView(
        @NotNull long sequence,
        @NotNull int submission,
        @NotNull CalledPhone phone,
        @NotNull CallOutcome outcome,
        @NotNull String from,
        @JsonInclude(JsonInclude.Include.NON_NULL) String note,
        @NotNull UUID reviewer,
        @NotNull Instant at) {

    static CallView of(ReviewCall call) {
        return new CallView(
                call.sequence(),
                call.submission(),
                call.phone(),
                call.outcome(),
                call.from(),
                call.note(),
                call.reviewer(),
                call.at());
    }
}
