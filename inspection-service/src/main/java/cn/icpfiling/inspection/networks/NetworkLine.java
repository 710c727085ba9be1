package cn.icpfiling.inspection.networks;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A network as a provider writes it.
 *
 * @param cidr address and prefix length
 * @param region code of a province, or ABROAD
 * @param validTo last day; null if no end is known
 */
record NetworkLine(
        @NotNull @Size(min = 1, max = 50) String cidr,
        @NotNull @Size(min = 1, max = 8) String region,
        @NotNull LocalDate validFrom,
        LocalDate validTo) {}
