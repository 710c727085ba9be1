package cn.icpfiling.filing.limits;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.limits.AccountLimit.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a holder, and a partner for all of its customers, may ask for in an hour. The holder is counted first: a customer that asks too
 * often does not consume its partner's quota. A member of the holder's account is counted before the holder.
 */
@ApplicationScoped
public class HolderLimits {

    private record Most(int ofAccount, int ofPartner) {}

    private final AccountLimit limit;
    private final MemberShare share;
    private final Map<Kind, Most> most;

    HolderLimits(
            AccountLimit limit,
            MemberShare share,
            @ConfigProperty(name = "icp.type-check.per-account-and-hour") int checks,
            @ConfigProperty(name = "icp.type-check.per-partner-and-hour") int checksOfPartner,
            @ConfigProperty(name = "icp.offline.cases-per-account-and-hour") int cases,
            @ConfigProperty(name = "icp.offline.cases-per-partner-and-hour") int casesOfPartner,
            @ConfigProperty(name = "icp.authenticity.links-per-account-and-hour") int links,
            @ConfigProperty(name = "icp.authenticity.links-per-partner-and-hour") int linksOfPartner) {
        this.limit = limit;
        this.share = share;
        this.most = Map.of(
                Kind.TYPE_CHECK, new Most(checks, checksOfPartner),
                Kind.OFFLINE_CASE, new Most(cases, casesOfPartner),
                Kind.PHONE_LINK, new Most(links, linksOfPartner));
    }

    /** Counts one event, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    public void count(Holder holder, Kind kind) {
        var allowed = most.get(kind);
        share.count(kind, allowed.ofAccount());
        limit.count(holder.account(), kind, allowed.ofAccount());
        if (holder.partner() != null) {
            limit.count(holder.partner(), kind, allowed.ofPartner());
        }
    }
}
