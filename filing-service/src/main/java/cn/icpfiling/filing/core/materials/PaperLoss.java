package cn.icpfiling.filing.core.materials;

/** Why a paper of an old filing could not be taken over. */
public enum PaperLoss {
    /** The old platform names the paper and has no file for it. */
    MISSING,
    /** The file is damaged, infected, too large, of a type that is not kept, or one more than a filing can have. */
    UNREADABLE
}
