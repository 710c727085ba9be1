package cn.icpfiling.verification.core;

/** The fitness of a filed domain after its rounds. */
public enum FiledFitness {
    /** No round has happened since the domain was filed, or was served again. */
    NOT_JUDGED,
    FIT,
    /** Two rounds, far enough apart, saw a rule broken. */
    UNFIT,
    /** A source did not answer, or a rule was seen broken once, or the domain is on hold. */
    UNKNOWN
}
