package cn.icpfiling.account.policies;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rule of one kind of cases from one legal day on.
 *
 * @param workingDays from complete papers, or from the opening, to the due day
 * @param persons how many people of the support decide
 * @param waitDays calendar days that a case waits for its holder
 * @param ownerWaitHours between a grant and its effect; null if there is none
 * @param papers null for a kind without papers
 * @param source where the numbers come from
 */
@Schema(name = "SupportCaseRule")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseRule(
        @NotNull CaseKind kind,
        @NotNull LocalDate validFrom,
        @NotNull @Min(1) @Max(60) Integer workingDays,
        @NotNull @Min(1) @Max(2) Integer persons,
        @NotNull @Min(1) @Max(180) Integer waitDays,
        @Min(1) @Max(720) Integer ownerWaitHours,
        @Valid CasePapers papers,
        @NotNull @Size(min = 1, max = 300) String source) {

    /** The papers by the kind of the subject. */
    @Schema(name = "SupportCasePapers")
    public record CasePapers(
            @NotNull @Size(min = 1, max = 6) List<@NotNull CasePaper> person,

            @NotNull @Size(min = 1, max = 6) List<@NotNull CasePaper> organisation) {}

    public boolean needsPapers() {
        return papers != null;
    }

    /** @param holder null for a kind without papers */
    public List<CasePaper> papersOf(HolderKind holder) {
        if (holder == null || papers == null) {
            return List.of();
        }
        return holder == HolderKind.PERSON ? papers.person() : papers.organisation();
    }

    /** Null if a grant has no waiting period. */
    public Duration ownerWait() {
        return ownerWaitHours == null ? null : Duration.ofHours(ownerWaitHours);
    }
}
