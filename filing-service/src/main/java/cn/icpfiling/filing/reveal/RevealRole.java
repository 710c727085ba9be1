package cn.icpfiling.filing.reveal;

/** In what part somebody of the staff was shown data in clear; nobody holds both. */
enum RevealRole {
    REVIEWER,
    SUPPORT
}
