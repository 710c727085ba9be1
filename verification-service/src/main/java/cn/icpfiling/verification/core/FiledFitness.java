package cn.icpfiling.verification.core;

/** The fitness of a filed domain after its looks. */
public enum FiledFitness {
    /** No look has happened since the domain was filed, or was served again. */
    NOT_JUDGED,
    FIT,
    /** Two looks, far enough apart, saw a rule broken. */
    UNFIT,
    /** A source did not answer, or a rule was seen broken once. */
    UNKNOWN
}
