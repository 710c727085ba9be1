package cn.icpfiling.verification.core.rules;

/**
 * Why an organisation is not confirmed as existing and matching the filing. The code is a reason of the trade
 * (docs/trade.md 3.3), if there is one.
 */
public enum OrganisationCode {
    CERT_CANCELLED("SPONSOR_NAME.CERT_CANCELLED"),
    CERT_REVOKED("SPONSOR_NAME.CERT_REVOKED"),
    RENAMED("SPONSOR_NAME.RENAMED"),
    /** No organisation has this number. */
    NUMBER_UNKNOWN("SPONSOR_CERT_NO.MISMATCH"),
    /**
     * The register does not have the number, and its check digit is wrong, as in early codes: a reviewer compares it
     * with the certificate.
     */
    NUMBER_UNCONFIRMED("SPONSOR_CERT_NO.UNCONFIRMED"),
    NOT_LEGAL_REPRESENTATIVE("SUBJECT_PRINCIPAL.NOT_LEGAL_REP"),
    SOURCE_UNAVAILABLE("SOURCE_UNAVAILABLE");

    private final String reason;

    OrganisationCode(String reason) {
        this.reason = reason;
    }

    /** Returns the code as published, which is also the key of its texts. */
    public String reason() {
        return reason;
    }
}
