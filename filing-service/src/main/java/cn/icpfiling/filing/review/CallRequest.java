package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.review.CallOutcome;
import cn.icpfiling.filing.core.review.CalledPhone;
import cn.icpfiling.platform.web.json.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The phone that was called, the provider's number that called it, and the outcome. */
record CallRequest(
        @NotNull CalledPhone phone,
        @NotNull CallOutcome outcome,

        @NotNull @Size(max = 20) @Pattern(regexp = "^[0-9][0-9-]{2,19}$")
        String from,

        @Size(max = 200) @PlainText(lines = true) String note) {}
