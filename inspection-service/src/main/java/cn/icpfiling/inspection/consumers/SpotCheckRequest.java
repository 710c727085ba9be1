package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.SpotCheckItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The fields that this service reads of a spot check's event; service and time limit may be absent. */
record SpotCheckRequest(UUID spotCheckId, UUID subjectId, UUID serviceId, List<SpotCheckItem> items, Instant dueAt) {}
