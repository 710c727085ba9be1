package cn.icpfiling.inspection.core.findings;

/** An act of the holder that mends a fault. A re-check must find the fault mended; the act alone cures nothing. */
public enum Cure {
    /** A change order of the subject. */
    CHANGE_SUBJECT,
    /** A change order of the service. */
    CHANGE_SERVICE,
    /** A deregistration. */
    DEREGISTER,
    /** Renew the domain at its registrar. */
    RENEW_DOMAIN,
    /** Transfer the domain to the sponsor, or to an approved registrar. */
    TRANSFER_DOMAIN,
    /** Finish the real-name verification of the domain at its registrar. */
    VERIFY_DOMAIN,
    /** Point the domain to the provider's mainland address. */
    POINT_DOMAIN,
    /** Mend the pages of the site. */
    MEND_SITE,
    /** Hand in papers. */
    HAND_IN_PAPERS
}
