package cn.icpfiling.inspection.tasks;

/**
 * A fault that a person has seen.
 *
 * @param reason code of a finding
 * @param domain as the person wrote it; null for none
 * @param pointer where the request has the domain, or should have it
 */
record SeenAt(String reason, String domain, String pointer) {

    /** A fault that has no domain. */
    static SeenAt site(String reason) {
        return new SeenAt(reason, null, "/domain");
    }
}
