package cn.icpfiling.filing.core.materials;

/** The kinds of material that an order, a finding or a case of the support can have. */
public enum MaterialKind {
    SUBJECT_CERTIFICATE,
    SUBJECT_PRINCIPAL_ID,
    SERVICE_PRINCIPAL_ID,
    VERIFICATION_SHEET,
    LETTER_OF_AUTHORITY,
    PRE_APPROVAL,
    DOMAIN_PROOF,
    CHANGE_PROOF,
    /** The registrar's certificate of a domain: its holder and its expiry. */
    DOMAIN_CERTIFICATE,
    RESIDENCE_PROOF,
    WORK_PROOF,
    PLEDGE,
    /** The purpose of each of the subject's sites. */
    SITE_PLAN,
    /** Permission for the site by the agency above a public body. */
    SUPERVISOR_APPROVAL,
    /** The grant of the filing that an access filing continues. */
    ORIGINAL_FILING,
    /** For cases of the support: the applicant with the certificate in hand. */
    HAND_HELD_PHOTO,
    /** For cases of the support. */
    APPLICANT_ID_FRONT,
    /** For cases of the support. */
    APPLICANT_ID_BACK
}
