package cn.icpfiling.account.consumers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The fields that this service reads of inspection-service's events on findings.
 *
 * @param cures null in events of earlier releases, like the fields
 * @param serviceId null if the finding is about the whole subject
 * @param from the state before the step; null on the first one
 * @param to the state after the step
 * @param told whether the holder was ever told; null in events of earlier releases
 * @param dueOn the last legal day to mend; null while no deadline runs
 * @param daysLeft of the kind that dayKind says; null while no deadline runs
 * @param dayKind WORKING, or CALENDAR for a last day that the authority has published; null in events of earlier releases,
 *     whose days are working days
 */
record FindingStep(
        UUID findingId,
        String reason,
        List<String> cures,
        List<String> fields,
        UUID subjectId,
        UUID serviceId,
        String domain,
        UUID holder,
        String from,
        String to,
        Boolean told,
        LocalDate dueOn,
        Integer daysLeft,
        String dayKind,
        String consequence,
        String endReason) {}
