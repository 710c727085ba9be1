package cn.icpfiling.inspection.pages;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record PageInspectionRequest(
        @NotNull @Size(min = 1, max = 253) String domain) {}
