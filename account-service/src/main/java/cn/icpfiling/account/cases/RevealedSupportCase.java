package cn.icpfiling.account.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/** The personal data of a case in clear. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevealedSupportCase(
        UUID caseId, String name, String phone, String lostPhone, String text, List<CaseMessageView> messages) {

    @Override
    public String toString() {
        return "RevealedSupportCase[" + caseId + "]";
    }
}
