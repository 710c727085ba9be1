package cn.icpfiling.filing.wayback;

import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.filing.core.wayback.WayBack;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The way back of a site, in the caller's language, with the operations that lead along it. */
@Schema(name = "WayBack")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WayBackView(
        @NotNull UUID serviceId,
        @NotNull UUID subjectId,
        String domain,
        @NotNull WayBack way,
        @NotNull String detail,
        @NotNull String remedy,
        FilingType typeCheck,
        @NotNull List<WayBackSource> missing,
        @NotNull List<StepView> steps,
        @NotNull List<UnsettledView> findings,
        @NotNull String publicQuery,
        @NotNull Instant askedAt) {

    /** One request of the way, in its order. */
    @Schema(name = "WayBackStep")
    record StepView(@NotNull String operation, @NotNull String path) {}

    /** A finding that is neither cured nor dismissed: check the site for it first. */
    @Schema(name = "UnsettledFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnsettledView(
            @NotNull UUID findingId,
            @NotNull String reason,
            @NotNull String detail,
            String remedy,
            @NotNull String state,
            @NotNull List<String> fields,
            @NotNull List<String> cures) {}
}
