package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CasePaper;
import cn.icpfiling.account.core.cases.HolderKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A case as its holder sees it, or the owner of the source. It does not tell whether the filing or the account that the
 * holder named is known here.
 *
 * @param papers the papers that the case needs
 * @param reasonText null without a reason, and for a reason of which this service has no text
 * @param grantTakenBackAt when a person at the lost phone objected to the grant; null for never
 * @param messages null in lists, and for the owner of the source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnCaseView(
        UUID caseId,
        CaseKind kind,
        HolderCaseState state,
        HolderKind holderKind,
        String filedAs,
        UUID objectId,
        List<CasePaper> papers,
        Instant openedAt,
        Instant papersAt,
        LocalDate dueOn,
        boolean dueProvisional,
        Instant waitsUntil,
        String reason,
        ReasonText reasonText,
        Instant decidedAt,
        Instant effectDueAt,
        Instant grantTakenBackAt,
        List<CaseMessageView> messages) {

    /**
     * What the reason means for the reader of the case, in the language of the request.
     *
     * @param remedy null if the detail says what to do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonText(String detail, String remedy) {}

    @Override
    public String toString() {
        return "OwnCaseView[" + caseId + "]";
    }
}
