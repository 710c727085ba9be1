package cn.icpfiling.inspection.core;

/** How far a spot check is. */
public enum SpotCheckState {
    /** Nobody has said yet what was found. */
    OPEN,
    /** An inspector has; it is on its way to the authority or lies there. */
    SETTLED,
    /** The authority took the result. */
    ACCEPTED,
    /** The authority does not take it: it is to be looked at again. */
    REFUSED
}
