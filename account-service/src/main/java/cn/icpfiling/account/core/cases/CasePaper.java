package cn.icpfiling.account.core.cases;

/** Papers of a case. filing-service stores them; the names are its kinds of material. */
public enum CasePaper {
    SUBJECT_CERTIFICATE,
    /** The applicant with the certificate in hand. */
    HAND_HELD_PHOTO,
    APPLICANT_ID_FRONT,
    APPLICANT_ID_BACK,
    LETTER_OF_AUTHORITY,
    DOMAIN_CERTIFICATE
}
