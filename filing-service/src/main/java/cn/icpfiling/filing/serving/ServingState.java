package cn.icpfiling.filing.serving;

/** Whether the provider's edge may serve a domain. */
public enum ServingState {
    SERVE,
    STOP
}
