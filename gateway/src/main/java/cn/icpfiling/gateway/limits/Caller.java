package cn.icpfiling.gateway.limits;

import java.util.List;
import java.util.stream.Collectors;

/** Who is counted, and by which quotas; each of them must have room. */
public final class Caller {

    /** What the keys of all quotas have in common, so that a cluster keeps them on one node. */
    private final String group;

    private final boolean stranger;
    private final List<Quota> quotas;
    private final String policies;

    /** One who has shown a good token. */
    Caller(String group, List<Quota> quotas) {
        this(group, false, quotas);
    }

    Caller(String group, boolean stranger, List<Quota> quotas) {
        this.group = group;
        this.stranger = stranger;
        this.quotas = quotas;
        this.policies = quotas.stream().map(quota -> quota.policy().described()).collect(Collectors.joining(", "));
    }

    /** The account, the partner, or the network of a stranger. */
    public String group() {
        return group;
    }

    /** Whether the caller is known by its network alone. */
    public boolean isStranger() {
        return stranger;
    }

    List<Quota> quotas() {
        return quotas;
    }

    /** Returns the value of RateLimit-Policy. */
    String policies() {
        return policies;
    }
}
