package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CallState;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.notices.NoticeContents;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds calls for a member of support, and refuses the acts that the member may not do with them. */
@ApplicationScoped
class CallDesk {

    private final NoticeRepository notices;
    private final NoticeContents contents;
    private final CurrentActor actor;
    private final Clock clock;

    CallDesk(NoticeRepository notices, NoticeContents contents, CurrentActor actor, @MachineClock Clock clock) {
        this.notices = notices;
        this.contents = contents;
        this.actor = actor;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    UUID staff() {
        return actor.account();
    }

    /** Returns the call, locked until the transaction ends; 403 if it is about the caller's own filing. */
    Notice locked(UUID id) {
        var call = notices.lockedCall(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (actor.get().isSamePersonAs(call.account())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return call;
    }

    /** Returns the same, and refuses one that the caller has not claimed or whose claim lapsed. */
    Notice claimed(UUID id) {
        var call = locked(id);
        requireWaiting(call);
        if (!call.isClaimedBy(staff(), now())) {
            throw new ProblemException(AccountProblem.VOICE_TASK_NOT_CLAIMED);
        }
        return call;
    }

    /**
     * Returns a call that the caller has made: one that the caller has claimed, also if it was closed while the claim runs.
     * Locks the calls about the finding in the order of their ids, as a step of the finding does.
     */
    Notice made(UUID id) {
        notices.findingOf(id).ifPresent(notices::waitingCalls);
        var call = locked(id);
        return call.fate() == Notice.Fate.TOO_LATE && call.isHeldBy(staff(), now()) ? call : claimed(id);
    }

    void requireWaiting(Notice call) {
        if (call.fate() != Notice.Fate.WAITING) {
            throw new ProblemException(AccountProblem.VOICE_TASK_CLOSED);
        }
    }

    List<Notice> page(CallState state, UUID after, int most) {
        return notices.calls(state, now(), after, most);
    }

    /** Closes the calls to the same person for the same notice under other numbers. Call it after {@link #made}. */
    void closeSiblings(Notice reached) {
        for (var other : notices.waitingCalls(reached.finding())) {
            if (!other.id().equals(reached.id())
                    && other.cause().equals(reached.cause())
                    && other.recipientKind() == reached.recipientKind()) {
                other.tooLate(now());
            }
        }
    }

    /** A call in a list, which one that cannot be read must not spoil. */
    VoiceTaskView viewInList(Notice call) {
        return VoiceTaskView.of(call, contents.inList(call), now());
    }

    VoiceTaskView view(Notice call) {
        return VoiceTaskView.of(call, contents.of(call), now());
    }
}
