package cn.icpfiling.account.core.cases;

/** What a person of the support decides. SENT_BACK is for the second person, who does not agree with the first. */
public enum CaseDecision {
    GRANTED,
    REFUSED,
    SENT_BACK
}
