package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.progress.ClaimView;
import cn.icpfiling.filing.progress.ProposalView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One order that waits for a reviewer. Its only entered content is the domain, which is public. */
record ReviewQueueItem(
        @NotNull UUID orderId,
        @NotNull OrderType type,
        @NotNull OrderState state,
        @NotNull String province,
        @NotNull int nature,
        @JsonInclude(JsonInclude.Include.NON_NULL) String domain,
        @NotNull int submission,
        @NotNull Instant submittedAt,
        @NotNull int workingDaysWaited,
        @NotNull LocalDate dueOn,
        @NotNull boolean provisional,
        @NotNull boolean overdue,
        @NotNull boolean needsPerson,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClaimView claim,
        @JsonInclude(JsonInclude.Include.NON_NULL) ProposalView proposal,
        @NotNull String etag) {}
