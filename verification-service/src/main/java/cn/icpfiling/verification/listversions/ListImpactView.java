package cn.icpfiling.verification.listversions;

import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One page of the filed domains for which a version changes the result of a rule. A filed domain stays filed
 * (docs/trade.md 3.1): the result is about filing it again.
 *
 * @param comparedWith number of the version in force
 * @param on legal day by which both versions are read
 * @param breaking number of domains for which the rule holds now, but not in this version
 * @param healing number of domains for which the rule holds in this version, but not now
 * @param unknown number of domains without a result: no registry has named their registrar
 * @param meaning the numbers in words
 * @param next null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListImpactView(
        @NotNull int comparedWith,
        @NotNull RuleId rule,
        @NotNull @JsonProperty("on") LocalDate on,
        @NotNull long breaking,
        @NotNull long healing,
        @NotNull long unknown,
        @NotNull String meaning,
        @NotNull List<FiledDomainImpact> items,
        String next) {

    /** One of these domains, with the service that it is filed with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FiledDomainImpact(
            @NotNull String domain,
            @NotNull UUID serviceId,
            @NotNull String serviceNumber,
            String registrar,
            Integer ianaId,
            @NotNull RuleResult before,
            @NotNull RuleResult after) {}
}
