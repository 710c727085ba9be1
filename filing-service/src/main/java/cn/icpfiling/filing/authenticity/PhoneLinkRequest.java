package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.PrincipalPart;
import jakarta.validation.constraints.NotNull;

/** Who is to show who they are. */
record PhoneLinkRequest(@NotNull PrincipalPart part) {}
