package cn.icpfiling.filing.serving;

/** Why a domain may be served, or may not be served any more. */
public enum ServingReason {
    /** The authority granted a filing, or an access filing, with this domain. */
    APPROVED(ServingState.SERVE),
    /** This provider's access ended, by the holder's wish or the provider's act. */
    ACCESS_CANCELLED(ServingState.STOP),
    /** The filing is no more. */
    DEREGISTERED(ServingState.STOP),
    /** A granted change took the domain out of its service. */
    DOMAIN_REMOVED(ServingState.STOP);

    private final ServingState state;

    ServingReason(ServingState state) {
        this.state = state;
    }

    public ServingState state() {
        return state;
    }
}
