package cn.icpfiling.account.consumers;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whose a filed subject is, by the copy that {@link RecordEvents} keeps. */
@ApplicationScoped
class SubjectHolders {

    private final EventTable events;

    SubjectHolders(EventTable events) {
        this.events = events;
    }

    /** Throws UPSTREAM_UNAVAILABLE if the record has not arrived yet, so the inbox tries the event again later. */
    @Transactional
    UUID of(UUID subject) {
        return events.holderOf(subject).orElseThrow(() -> new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE));
    }
}
