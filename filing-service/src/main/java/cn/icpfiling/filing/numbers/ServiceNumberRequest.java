package cn.icpfiling.filing.numbers;

import cn.icpfiling.filing.core.numbers.InstanceProduct;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The instance for which a number is requested. */
record ServiceNumberRequest(
        @NotNull InstanceProduct product,

        @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "^[A-Za-z0-9-]+$")
        String instanceId) {}
