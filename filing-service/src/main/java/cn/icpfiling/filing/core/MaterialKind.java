package cn.icpfiling.filing.core;

/** The papers an order can have. */
public enum MaterialKind {
    SUBJECT_CERTIFICATE,
    SUBJECT_PRINCIPAL_ID,
    SERVICE_PRINCIPAL_ID,
    VERIFICATION_SHEET,
    LETTER_OF_AUTHORITY,
    PRE_APPROVAL,
    DOMAIN_PROOF,
    CHANGE_PROOF,
    /** The registrar's certificate of a domain: who holds it, and until when. */
    DOMAIN_CERTIFICATE,
    RESIDENCE_PROOF,
    WORK_PROOF,
    PLEDGE,
    /** What each of the subject's sites is for. */
    SITE_PLAN,
    /** Of the agency above a public body, that it may have the site. */
    SUPERVISOR_APPROVAL,
    /** What the filing that an access filing goes on with was granted by. */
    ORIGINAL_FILING
}
