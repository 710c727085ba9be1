package cn.icpfiling.filing.authenticity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The version that was shown and is agreed to. */
record ConsentRequest(@NotNull @Size(max = 16) String version) {}
