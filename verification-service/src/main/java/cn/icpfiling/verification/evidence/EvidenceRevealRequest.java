package cn.icpfiling.verification.evidence;

import jakarta.validation.constraints.NotNull;

/** The reason for showing a raw answer. Free text is not accepted, because the audit stores the reason. */
record EvidenceRevealRequest(@NotNull EvidenceRevealReason reason) {}
