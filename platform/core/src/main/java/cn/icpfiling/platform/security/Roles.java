package cn.icpfiling.platform.security;

/** The roles that a token can have, for {@code @RolesAllowed}. */
public final class Roles {

    public static final String APPLICANT = "applicant";
    public static final String PARTNER = "partner";
    public static final String REVIEWER = "reviewer";
    public static final String INSPECTOR = "inspector";
    public static final String SUPPORT = "support";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";
    public static final String SERVICE = "service";

    private Roles() {}
}
