package cn.icpfiling.filing.typecheck;

import cn.icpfiling.filing.core.typecheck.InquiryResult;
import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.filing.core.typecheck.StatusInquiry;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An inquiry as its account sees it. What is null is not known before the answer. */
@Schema(name = "StatusInquiry")
public record StatusInquiryView(
        @NotNull UUID inquiryId,
        @NotNull UUID typeCheckId,
        @NotNull InquiryState state,
        @NotNull Instant requestedAt,
        InquiryResult result,
        Instant askedAt,
        Instant answeredAt) {

    public static StatusInquiryView of(StatusInquiry inquiry) {
        return new StatusInquiryView(
                inquiry.id(),
                inquiry.typeCheckId(),
                inquiry.state(),
                inquiry.requestedAt(),
                inquiry.result(),
                inquiry.askedAt(),
                inquiry.answeredAt());
    }
}
