package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.entry.PrincipalPart;
import jakarta.validation.constraints.NotNull;

/** The principal for whom the link is. */
record PhoneLinkRequest(@NotNull PrincipalPart part) {}
