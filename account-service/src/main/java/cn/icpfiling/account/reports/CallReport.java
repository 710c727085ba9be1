package cn.icpfiling.account.reports;

import cn.icpfiling.account.core.AutomaticCall;
import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * A report on one call by machine, in the form of the provider's VoiceReport.
 *
 * @param call our reference, the provider's out_id
 */
record CallReport(UUID call, AutomaticCall.Outcome outcome) {

    /** Empty for a report that names no call of ours. */
    static Optional<CallReport> read(JsonNode report) {
        try {
            return Optional.of(new CallReport(
                    Ids.parse(report.path("out_id").asText(null)),
                    outcome(report.path("status_code").asText())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The codes of the provider's page "carrier receipt error codes" for a call to one phone. */
    private static AutomaticCall.Outcome outcome(String code) {
        return switch (code) {
            case "200000" -> AutomaticCall.Outcome.HEARD;
            case "200001" -> AutomaticCall.Outcome.HUNG_UP;
            case "200002" -> AutomaticCall.Outcome.BUSY;
            case "200003" -> AutomaticCall.Outcome.NO_ANSWER;
            default -> AutomaticCall.Outcome.UNREACHABLE;
        };
    }
}
