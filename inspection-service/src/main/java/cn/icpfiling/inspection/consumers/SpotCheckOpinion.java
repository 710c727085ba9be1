package cn.icpfiling.inspection.consumers;

import java.time.Instant;
import java.util.UUID;

/** The fields that this service reads of filing.spot-check.answered. */
record SpotCheckOpinion(UUID spotCheckId, int round, boolean accepted, Instant decidedAt) {}
