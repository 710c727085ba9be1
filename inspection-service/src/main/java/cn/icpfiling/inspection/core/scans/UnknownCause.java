package cn.icpfiling.inspection.core.scans;

/** Whose doing it is that a look learns nothing; {@code rules/unknown-looks.yaml} has the cause of each verdict. */
public enum UnknownCause {
    /** The name servers answer that they do not serve the zone. */
    ZONE,
    /** The name servers are silent, contradict each other, or give no answer that counts. */
    SERVERS,
    /** The scan came to no result. */
    PLATFORM,
    /** The site's provider has published no networks to compare with. */
    PROVIDER
}
