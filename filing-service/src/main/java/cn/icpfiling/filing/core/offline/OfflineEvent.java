package cn.icpfiling.filing.core.offline;

import cn.icpfiling.filing.core.OrderActor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An event of a case. History, outbox and audit are written from it.
 *
 * @param from null for the first event
 * @param day the legal day on which the papers were handed in; null for other acts
 */
public record OfflineEvent(
        String type,
        UUID caseId,
        long sequence,
        OfflineAct act,
        OfflineState from,
        OfflineState to,
        OrderActor actor,
        LocalDate day,
        Instant at) {}
