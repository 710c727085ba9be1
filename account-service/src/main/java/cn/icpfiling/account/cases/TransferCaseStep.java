package cn.icpfiling.account.cases;

import java.time.Instant;
import java.util.UUID;

/**
 * The payload of the events account.transfer-case.*, as in schemas/account.transfer-case.v1.json: a step of the case of an offline transfer,
 * as one side may know it. Neither side learns the account of the other.
 *
 * @param accountId the side that is told
 * @param at on the business clock
 * @param subjectId the filing; null for the target, which may not learn whether the filing is here
 * @param reason of a decision or an end, for the target alone; null if the step has none
 */
record TransferCaseStep(UUID caseId, UUID accountId, Side side, Instant at, UUID subjectId, String reason) {

    /** Which of the two accounts is told. */
    enum Side {
        SOURCE,
        TARGET
    }
}
