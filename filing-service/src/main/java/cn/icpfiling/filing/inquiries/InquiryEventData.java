package cn.icpfiling.filing.inquiries;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** The data of every event on icp.filing.status-inquiry.v1; ids and codes only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InquiryEventData(UUID inquiryId, UUID typeCheckId, UUID holder, UUID partner, String result) {}
