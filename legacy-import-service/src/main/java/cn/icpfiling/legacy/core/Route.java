package cn.icpfiling.legacy.core;

/** The next step for a filing of the old platform. {@code rules/legacy-routes.yaml} decides. */
public enum Route {
    /** Nothing to do on the old platform. */
    NONE,
    /** The holder claims the filing with papers. */
    CLAIM,
    /** The holder verifies the old login, and the filing comes over. */
    LEGACY_IMPORT,
    /** Another provider has the filing; the holder adds an access here. */
    ACCESS_FILING,
    /** The filing was submitted after the old platform's last day, so it never waited there. */
    DIRECT,
    /** The filing was claimed or imported already; the account that has it goes on. */
    LOGIN_WITH_IMPORTED_ACCOUNT
}
