package cn.icpfiling.account.core;

/** Which contact of a recipient a notice goes to. A landline receives calls only. */
public enum ContactKind {
    MOBILE,
    OFFICE_PHONE,
    MAIL
}
