package cn.icpfiling.filing.authenticity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The version of the text that the principal saw and consents to. */
record ConsentRequest(@NotNull @Size(max = 16) String version) {}
