package cn.icpfiling.legacy.core.resets;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of an application. A step that is not in it is refused; the event is the act of the audit entry. */
public final class ResetLifecycle {

    private static final Lifecycle<ResetState, ResetAct, ResetParty> TABLE = new Lifecycle<>(
            ResetState.class,
            List.of(
                    step(ResetState.ASKED, ResetAct.GRANT, ResetState.GRANTED),
                    step(ResetState.ASKED, ResetAct.REFUSE, ResetState.REFUSED),
                    step(ResetState.GRANTED, ResetAct.SET_PASSWORD, ResetState.DONE),
                    step(ResetState.GRANTED, ResetAct.EXPIRE, ResetState.EXPIRED),
                    step(ResetState.GRANTED, ResetAct.REPLACE, ResetState.REPLACED),
                    step(ResetState.GRANTED, ResetAct.RENEW_LINK, ResetState.GRANTED),
                    step(ResetState.EXPIRED, ResetAct.RENEW_LINK, ResetState.GRANTED),
                    step(ResetState.GRANTED, ResetAct.FILING_CHANGED, ResetState.REFUSED),
                    step(ResetState.EXPIRED, ResetAct.FILING_CHANGED, ResetState.REFUSED)));

    private ResetLifecycle() {}

    public static Lifecycle<ResetState, ResetAct, ResetParty> table() {
        return TABLE;
    }

    private static Step<ResetState, ResetAct, ResetParty> step(ResetState from, ResetAct act, ResetState to) {
        return new Step<>(from, act, Set.of(act.party()), to, "LEGACY_RESET." + act);
    }
}
