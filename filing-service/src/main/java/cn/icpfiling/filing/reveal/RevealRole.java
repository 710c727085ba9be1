package cn.icpfiling.filing.reveal;

/** The role in which a member of staff revealed data; no account has both. */
enum RevealRole {
    REVIEWER,
    SUPPORT
}
