package cn.icpfiling.inspection.core;

/** The state of a spot check. */
public enum SpotCheckState {
    /** No result yet. */
    OPEN,
    /** An inspector gave the result, which is on its way to the authority or waits there. */
    SETTLED,
    /** The authority accepted the result. */
    ACCEPTED,
    /** The authority refused the result: an inspector must check again. */
    REFUSED
}
