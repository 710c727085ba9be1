package cn.icpfiling.account.core;

/** The state of a membership. The last three are final. */
public enum MemberState {
    INVITED,
    ACTIVE,
    /** The invitation was not accepted in time. */
    EXPIRED,
    /** The member left, or declined the invitation. */
    LEFT,
    /** The holder removed the member. */
    REMOVED
}
