package cn.icpfiling.filing.inquiries;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** The certificate's number in clear, for the caller only; it is not stored. */
record RevealedInquiry(
        @NotNull UUID inquiryId,
        @NotNull String certificateNumber,
        @NotNull Instant revealedAt) {

    @Override
    public String toString() {
        return "RevealedInquiry[" + inquiryId + "]";
    }
}
