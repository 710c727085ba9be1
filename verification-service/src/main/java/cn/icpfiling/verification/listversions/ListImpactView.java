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
 * One page of the filed domains of which a rule would be answered otherwise. What is filed stays filed (docs/trade.md 3.1): the answer is
 * about filing it again.
 *
 * @param comparedWith number of the version in force
 * @param on legal day by which both are read
 * @param breaking how many the rule holds for now, and would not
 * @param healing how many it would hold for, and does not now
 * @param unknown how many cannot be told of: no registry has named their registrar
 * @param meaning in words
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

    /** One of them, by the service that it is filed with. */
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
