package cn.icpfiling.filing.consumers;

import java.util.UUID;

/** The part of an event on a finding that this service reads. The rest is asked of inspection-service, as it is now. */
record FindingOverdue(UUID findingId) {}
