package cn.icpfiling.legacy.core;

/** How a filing of the old platform comes to an account. */
public enum HandOverWay {
    /** A person proved with papers that the filing is theirs. */
    CLAIM,
    /** A person proved it with the old login and its password. */
    IMPORT
}
