package cn.icpfiling.verification.verdicts;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.IdentityCode;
import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.PhoneCode;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The event verification.order.judged, as in schemas/verification.order.judged.v1.json.
 *
 * @param holder the account that holds the order; only in the message, not in the stored verdict, and null if it is not known
 * @param finalRound true if no retry follows: a reviewer settles the results that are still unknown
 */
record OrderVerdictEvent(
        UUID orderId,
        int submission,
        Outcome outcome,
        boolean finalRound,
        List<DomainJudged> domains,
        List<PersonJudged> people,
        List<PhoneJudged> phones,
        OrganisationJudged organisation,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID holder) {

    static final String TOPIC = "icp.verification.verdict.v1";
    static final String TYPE = "verification.order.judged";

    OrderVerdictEvent heldBy(UUID account) {
        return new OrderVerdictEvent(
                orderId, submission, outcome, finalRound, domains, people, phones, organisation, account);
    }

    record DomainJudged(String domain, List<RuleJudged> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleJudged(
            RuleId rule,
            RuleResult result,
            FindingCode code,
            @JsonProperty("retryOn") LocalDate retryOn) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonJudged(PersonPart part, RuleResult result, IdentityCode code) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PhoneJudged(PersonPart part, RuleResult result, PhoneCode code) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrganisationJudged(RuleResult result, String code) {}
}
