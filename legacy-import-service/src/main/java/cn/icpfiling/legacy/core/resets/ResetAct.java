package cn.icpfiling.legacy.core.resets;

/** What changes the state of an application, and who causes it. */
public enum ResetAct {
    GRANT(ResetParty.SUPPORT),
    REFUSE(ResetParty.SUPPORT),
    SET_PASSWORD(ResetParty.LINK),
    EXPIRE(ResetParty.CLOCK),
    REPLACE(ResetParty.SUPPORT),
    RENEW_LINK(ResetParty.APPLICANT),
    FILING_CHANGED(ResetParty.LOAD);

    private final ResetParty party;

    ResetAct(ResetParty party) {
        this.party = party;
    }

    ResetParty party() {
        return party;
    }
}
