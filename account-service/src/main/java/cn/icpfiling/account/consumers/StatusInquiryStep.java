package cn.icpfiling.account.consumers;

import java.util.UUID;

/** The fields that this service reads of filing-service's events on status inquiries. */
record StatusInquiryStep(UUID inquiryId, UUID typeCheckId, UUID holder) {}
