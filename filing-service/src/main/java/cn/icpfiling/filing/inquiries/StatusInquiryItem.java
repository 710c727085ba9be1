package cn.icpfiling.filing.inquiries;

import cn.icpfiling.filing.core.typecheck.InquiryResult;
import cn.icpfiling.filing.core.typecheck.InquirySource;
import cn.icpfiling.filing.core.typecheck.InquiryState;
import cn.icpfiling.filing.views.RegionView;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** An inquiry as the staff sees it, with the data of its type check; the certificate's number is masked. */
record StatusInquiryItem(
        @NotNull UUID inquiryId,
        @NotNull UUID typeCheckId,
        @NotNull InquiryState state,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull String domain,
        @NotNull Instant requestedAt,
        InquiryResult result,
        String subjectNumber,
        InquirySource source,
        Instant askedAt,
        String reference,
        Instant answeredAt) {}
