package cn.icpfiling.account.consumers;

import java.util.UUID;

/** The fields that this service reads of filing-service's events on prefilled orders. */
record PrefillStep(UUID prefilledOrderId, UUID partner, int messages) {}
