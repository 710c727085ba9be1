package cn.icpfiling.filing.serving;

/** Why a domain may be served, or may no longer be served. */
public enum ServingReason {
    /** The authority granted a filing, or an access filing, with this domain. */
    APPROVED(ServingState.SERVE),
    /** This provider's access ended, by the holder's or the provider's act. */
    ACCESS_CANCELLED(ServingState.STOP),
    /** The filing left the register. */
    DEREGISTERED(ServingState.STOP),
    /** A granted change removed the domain from its service. */
    DOMAIN_REMOVED(ServingState.STOP),
    /** Only in the list of a partner: the filing went to an account that is not the partner's customer. */
    LEFT_PARTNER(ServingState.STOP);

    private final ServingState state;

    ServingReason(ServingState state) {
        this.state = state;
    }

    public ServingState state() {
        return state;
    }
}
