package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.acts.AllowedActs;
import cn.icpfiling.filing.acts.OldPlatformQuestion;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.filings.FiledTarget;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Whether an act that cannot be taken back is allowed now, and its caller has seen what it does. */
@ApplicationScoped
public class ConfirmedAct {

    private final AllowedActs allowed;
    private final OldPlatformQuestion oldPlatform;
    private final ImpactTokens tokens;

    ConfirmedAct(AllowedActs allowed, OldPlatformQuestion oldPlatform, ImpactTokens tokens) {
        this.allowed = allowed;
        this.oldPlatform = oldPlatform;
        this.tokens = tokens;
    }

    /**
     * Whether the old platform still has the filing; 503 while it does not answer. Asks the network, so no transaction may be
     * open.
     *
     * @param read runs in a transaction of its own
     */
    public boolean isOnOldPlatform(Supplier<FiledTarget> read) {
        return oldPlatform.mustSay(read);
    }

    /** ACT_BLOCKED, or a refusal of the token when the record has changed since it was issued. */
    public void require(FiledAct act, FiledTarget target, boolean onOldPlatform, String impactToken) {
        allowed.require(act, allowed.facts(target.subject(), target.service(), onOldPlatform));
        tokens.require(impactToken, act, target.subject(), target.service());
    }
}
