package cn.icpfiling.verification.evidence;

import jakarta.validation.constraints.NotNull;

/** Why somebody wants to see a raw answer. No free text: what is written here stands in the audit. */
record EvidenceRevealRequest(@NotNull EvidenceRevealReason reason) {}
