package cn.icpfiling.verification.core.rules;

/** Why an organisation is not shown to be alive and as the filing says: reasons of the trade (docs/trade.md 3.3), where it has one. */
public enum OrganisationCode {
    CERT_CANCELLED("SPONSOR_NAME.CERT_CANCELLED"),
    CERT_REVOKED("SPONSOR_NAME.CERT_REVOKED"),
    RENAMED("SPONSOR_NAME.RENAMED"),
    /** No organisation has this number. */
    NUMBER_UNKNOWN("SPONSOR_CERT_NO.MISMATCH"),
    /** The register does not know it and its check digit is wrong, as early codes have it: a reviewer compares it with the certificate. */
    NUMBER_UNCONFIRMED("SPONSOR_CERT_NO.UNCONFIRMED"),
    NOT_LEGAL_REPRESENTATIVE("SUBJECT_PRINCIPAL.NOT_LEGAL_REP"),
    SOURCE_UNAVAILABLE("SOURCE_UNAVAILABLE");

    private final String reason;

    OrganisationCode(String reason) {
        this.reason = reason;
    }

    /** As it is told, and as the words stand in the texts. */
    public String reason() {
        return reason;
    }
}
