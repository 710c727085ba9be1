package cn.icpfiling.inspection.core.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One step of a finding, written once and never changed.
 *
 * @param event the literal name of the event
 * @param sequence number of the step in its finding, from 1 without gaps
 * @param from null for the first step
 * @param dueOn the last day to mend after the step; null while there is no deadline
 * @param endReason only of the act END
 */
public record FindingStep(
        String event,
        UUID findingId,
        long sequence,
        FindingAct act,
        FindingState from,
        FindingState to,
        FindingActor actor,
        LocalDate dueOn,
        EndReason endReason,
        Instant at) {}
