package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.rules.ApprovalReason;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * What the list said about a top-level domain on a day.
 *
 * @param status null if no list is in force
 * @param entries all entries of that version about the domain, whatever their days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TldExplanation(
        @NotNull String tld,
        @NotNull String unicode,
        @NotNull @JsonProperty("on") LocalDate on,
        ApprovalStatus status,
        @NotNull ApprovalReason reason,
        @NotNull String detail,
        ListOfDay list,
        @NotNull List<ApprovedTldPage.TldView> entries) {}
