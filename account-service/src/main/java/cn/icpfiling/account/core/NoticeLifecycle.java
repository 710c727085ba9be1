package cn.icpfiling.account.core;

import static cn.icpfiling.account.core.NoticeStage.CANCELLED;
import static cn.icpfiling.account.core.NoticeStage.DELIVERED;
import static cn.icpfiling.account.core.NoticeStage.FAILED;
import static cn.icpfiling.account.core.NoticeStage.LAST_OFFER;
import static cn.icpfiling.account.core.NoticeStage.LAST_TRY;
import static cn.icpfiling.account.core.NoticeStage.OFFERED;
import static cn.icpfiling.account.core.NoticeStage.OFFERED_AGAIN;
import static cn.icpfiling.account.core.NoticeStage.PUT_OFF;
import static cn.icpfiling.account.core.NoticeStage.READY;
import static cn.icpfiling.account.core.NoticeStage.SENT;
import static cn.icpfiling.account.core.NoticeStage.TOO_LATE;
import static cn.icpfiling.account.core.NoticeStage.UNDELIVERED;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table of a message (ADR 0036, docs/notices.md). Workers, reports and steps of findings meet at one row, and the one that comes second
 * may come too late: what is not in the table changes nothing. Calls by persons have their own states ({@link CallState}).
 */
public final class NoticeLifecycle {

    private static final Lifecycle<NoticeStage, NoticeAct, NoticeActor> TABLE =
            new Lifecycle<>(NoticeStage.class, rows());

    private NoticeLifecycle() {}

    public static Lifecycle<NoticeStage, NoticeAct, NoticeActor> table() {
        return TABLE;
    }

    /** Returns the stage after the act; empty if the act changes nothing. */
    static Optional<NoticeStage> after(NoticeStage from, NoticeAct act) {
        return TABLE.steps().stream()
                .filter(step -> step.from() == from && step.act() == act)
                .map(Step::to)
                .findFirst();
    }

    private static List<Step<NoticeStage, NoticeAct, NoticeActor>> rows() {
        var rows = new Rows();
        rows.add(NoticeAct.HOLD, PUT_OFF, READY, PUT_OFF);
        rows.add(NoticeAct.HOLD, LAST_TRY, LAST_TRY);
        rows.add(NoticeAct.OFFER, OFFERED, READY, OFFERED);
        rows.add(NoticeAct.OFFER, OFFERED_AGAIN, PUT_OFF, OFFERED_AGAIN);
        rows.add(NoticeAct.OFFER, LAST_OFFER, LAST_TRY, LAST_OFFER);
        rows.add(NoticeAct.TAKE_BACK, READY, OFFERED);
        rows.add(NoticeAct.TAKE_BACK, PUT_OFF, OFFERED_AGAIN);
        rows.add(NoticeAct.TAKE_BACK, TOO_LATE, LAST_OFFER);
        rows.add(NoticeAct.ACCEPT, SENT, waiting());
        rows.add(NoticeAct.ACCEPT, SENT, CANCELLED);
        rows.add(NoticeAct.FAIL, PUT_OFF, READY, PUT_OFF);
        rows.add(NoticeAct.FAIL, OFFERED_AGAIN, OFFERED, OFFERED_AGAIN);
        rows.add(NoticeAct.FAIL, LAST_OFFER, LAST_OFFER);
        rows.add(NoticeAct.AWAIT_APPROVAL, PUT_OFF, READY, PUT_OFF);
        rows.add(NoticeAct.GIVE_UP, FAILED, READY, PUT_OFF, OFFERED, OFFERED_AGAIN, LAST_OFFER);
        for (var failure : List.of(NoticeAct.FAIL, NoticeAct.AWAIT_APPROVAL, NoticeAct.GIVE_UP)) {
            rows.add(failure, TOO_LATE, LAST_TRY);
        }
        rows.add(NoticeAct.REFUSE, FAILED, waiting());
        rows.add(NoticeAct.EXPIRE, TOO_LATE, waiting());
        rows.add(NoticeAct.CANCEL, CANCELLED, waiting());
        rows.add(NoticeAct.OVERTAKE, LAST_TRY, READY);
        rows.add(NoticeAct.OVERTAKE, LAST_OFFER, OFFERED, OFFERED_AGAIN, LAST_OFFER);
        rows.add(NoticeAct.OVERTAKE, TOO_LATE, PUT_OFF, LAST_TRY);
        rows.add(NoticeAct.CONTEST, TOO_LATE, READY, PUT_OFF, LAST_TRY);
        rows.add(NoticeAct.CONTEST, LAST_OFFER, OFFERED, OFFERED_AGAIN, LAST_OFFER);
        for (var left : List.of(SENT, DELIVERED, UNDELIVERED, FAILED)) {
            rows.add(NoticeAct.CONTEST, left, left);
        }
        // A phone that has the message is proof; a carrier that gave up may be wrong.
        rows.add(NoticeAct.ARRIVE, DELIVERED, waiting());
        rows.add(NoticeAct.ARRIVE, DELIVERED, SENT, UNDELIVERED, FAILED, CANCELLED);
        rows.add(NoticeAct.COME_BACK, UNDELIVERED, waiting());
        rows.add(NoticeAct.COME_BACK, UNDELIVERED, SENT, FAILED, CANCELLED);
        return rows.all;
    }

    private static NoticeStage[] waiting() {
        return Arrays.stream(NoticeStage.values()).filter(NoticeStage::waits).toArray(NoticeStage[]::new);
    }

    private static final class Rows {

        private final List<Step<NoticeStage, NoticeAct, NoticeActor>> all = new ArrayList<>();

        private void add(NoticeAct act, NoticeStage to, NoticeStage... from) {
            for (var stage : from) {
                all.add(new Step<>(stage, act, Set.of(act.actor()), to, "NOTICE." + act));
            }
        }
    }
}
