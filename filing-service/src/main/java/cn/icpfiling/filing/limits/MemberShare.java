package cn.icpfiling.filing.limits;

import cn.icpfiling.filing.limits.AccountLimit.Kind;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Limits a member of an account to half of what the account may ask for in an hour, so that one member cannot use up what the
 * holder and the other members need. Count this before the account: a member who asks too often does not consume the rest.
 */
@ApplicationScoped
public class MemberShare {

    private final CurrentActor actor;
    private final AccountLimit limit;

    MemberShare(CurrentActor actor, AccountLimit limit) {
        this.actor = actor;
        this.limit = limit;
    }

    /**
     * Counts one event of the calling member, or refuses it (TOO_MANY_REQUESTS with the time to wait). Other callers are not
     * counted here.
     */
    public void count(Kind kind, int ofAccount) {
        var member = actor.get().member();
        if (member != null) {
            limit.count(member, kind, of(ofAccount));
        }
    }

    /** At least one. */
    static int of(int ofAccount) {
        return Math.max(1, ofAccount / 2);
    }
}
