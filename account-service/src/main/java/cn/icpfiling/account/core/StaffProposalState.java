package cn.icpfiling.account.core;

/** The state of what an administrator asked for about a member of staff. All states but PROPOSED are final. */
public enum StaffProposalState {
    PROPOSED,
    CONFIRMED,
    WITHDRAWN,
    EXPIRED
}
