package cn.icpfiling.verification.lists;

import cn.icpfiling.verification.core.rules.ApprovalReason;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/**
 * What the list said about a registrar on a day.
 *
 * @param registrar as the caller wrote it
 * @param status null if no list is in force
 * @param entries all entries of that version about the registrar, whatever their days
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrarExplanation(
        @NotNull String registrar,
        @NotNull @JsonProperty("on") LocalDate on,
        ApprovalStatus status,
        @NotNull ApprovalReason reason,
        @NotNull String detail,
        ListOfDay list,
        @NotNull List<ApprovedRegistrarPage.RegistrarView> entries) {}
