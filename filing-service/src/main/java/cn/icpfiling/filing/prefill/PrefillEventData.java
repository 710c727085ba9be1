package cn.icpfiling.filing.prefill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/**
 * The data of every event on icp.filing.prefilled-order.v1. Account and order of the holder are left out, because the
 * partner reads these events.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PrefillEventData(
        UUID prefilledOrderId, UUID partner, String act, String from, String to, String actorRole, int messages) {}
