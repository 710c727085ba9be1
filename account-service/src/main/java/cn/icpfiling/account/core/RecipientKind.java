package cn.icpfiling.account.core;

/** Who receives a notice. */
public enum RecipientKind {
    /** The account, or the phone that a caller without an account named. */
    ACCOUNT,
    /** The principal of the subject, under the contacts in the filing. */
    SUBJECT_PRINCIPAL,
    /** The principal of the service, under the contacts in the filing. */
    SERVICE_PRINCIPAL,
    /** A further contact that a filing of the old platform brought along. */
    FURTHER_CONTACT
}
