package cn.icpfiling.filing.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The data of every event on icp.filing.order.v1; ids and codes only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEventData(
        UUID orderId,
        String orderType,
        String act,
        String from,
        String to,
        UUID holder,
        UUID partner,
        String actorRole,
        String province,
        int submission,
        UUID subjectId,
        List<ReasonData> reasons,
        String subjectNumber,
        List<String> serviceNumbers,
        Expected expected,
        Instant smsUntil,
        String smsPage,
        Idle idle,
        GroundData ground,
        LocalDate retryOn) {

    /** A reason without its free text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonData(String code, String pointer, String rule) {}

    /** The provider's ground for ending the record itself; absent if the holder asked for the end. */
    public record GroundData(String reason) {}

    /** Legal days that the order has waited for its applicant, and the day on which it ends without an act. */
    public record Idle(int days, LocalDate endsOn) {}

    /** Legal days between which the next step usually comes. */
    public record Expected(LocalDate from, LocalDate to, boolean provisional) {}
}
