package cn.icpfiling.account.core;

/** What about a member of staff needs two administrators: all that gives a person a login, or a login more rights. */
public enum StaffProposalKind {
    /** The login is new. */
    LOGIN,
    /** A password in place of the present one. */
    PASSWORD,
    /** A password in place of the present one, with which the next sign-in enrols another second factor. */
    SECOND_FACTOR,
    /** Roles, among them one that the member does not have. */
    ROLES
}
