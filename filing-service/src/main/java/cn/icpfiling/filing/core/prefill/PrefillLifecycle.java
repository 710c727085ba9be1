package cn.icpfiling.filing.core.prefill;

import static cn.icpfiling.filing.core.prefill.PrefillState.*;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of a prefilled order. A step that is not in it is refused. */
public final class PrefillLifecycle {

    /** The event of the preparation, which is no step from another state. */
    public static final String PREPARED_EVENT = "filing.prefilled-order.prepared";

    private static final Lifecycle<PrefillState, PrefillAct, PrefillRole> TABLE = new Lifecycle<>(
            PrefillState.class,
            List.of(
                    step(PREPARED, PrefillAct.SEND, PrefillRole.SYSTEM, SENT, "sent"),
                    step(PREPARED, PrefillAct.WITHDRAW, PrefillRole.PARTNER, WITHDRAWN, "withdrawn"),
                    step(PREPARED, PrefillAct.EXPIRE, PrefillRole.SYSTEM, EXPIRED, "expired"),
                    step(SENT, PrefillAct.RESEND, PrefillRole.PARTNER, SENT, "resent"),
                    step(SENT, PrefillAct.OPEN, PrefillRole.HOLDER, OPENED, "opened"),
                    step(SENT, PrefillAct.ACCEPT, PrefillRole.HOLDER, ACCEPTED, "accepted"),
                    step(SENT, PrefillAct.DECLINE, PrefillRole.HOLDER, DECLINED, "declined"),
                    step(SENT, PrefillAct.WITHDRAW, PrefillRole.PARTNER, WITHDRAWN, "withdrawn"),
                    step(SENT, PrefillAct.EXPIRE, PrefillRole.SYSTEM, EXPIRED, "expired"),
                    step(OPENED, PrefillAct.RESEND, PrefillRole.PARTNER, OPENED, "resent"),
                    step(OPENED, PrefillAct.ACCEPT, PrefillRole.HOLDER, ACCEPTED, "accepted"),
                    step(OPENED, PrefillAct.DECLINE, PrefillRole.HOLDER, DECLINED, "declined"),
                    step(OPENED, PrefillAct.WITHDRAW, PrefillRole.PARTNER, WITHDRAWN, "withdrawn"),
                    step(OPENED, PrefillAct.EXPIRE, PrefillRole.SYSTEM, EXPIRED, "expired"),
                    step(ACCEPTED, PrefillAct.COMPLETE, PrefillRole.SYSTEM, COMPLETED, "completed"),
                    step(ACCEPTED, PrefillAct.END, PrefillRole.SYSTEM, ENDED, "ended")));

    private PrefillLifecycle() {}

    public static Lifecycle<PrefillState, PrefillAct, PrefillRole> table() {
        return TABLE;
    }

    private static Step<PrefillState, PrefillAct, PrefillRole> step(
            PrefillState from, PrefillAct act, PrefillRole who, PrefillState to, String event) {
        return new Step<>(from, act, Set.of(who), to, "filing.prefilled-order." + event);
    }
}
