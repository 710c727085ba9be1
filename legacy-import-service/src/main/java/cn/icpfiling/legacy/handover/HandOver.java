package cn.icpfiling.legacy.handover;

import java.util.UUID;

/** What came of a hand-over so far. */
public sealed interface HandOver {

    /** @param subjectId the subject of filing-service */
    record Done(UUID subjectId) implements HandOver {}

    /** Nothing changed hands. */
    record Refused(RefusedHandOver code) implements HandOver {}

    /** filing-service has not answered yet, or a load has to end first; a job asks again. */
    record Pending() implements HandOver {}
}
