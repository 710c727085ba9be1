package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which served sites a campaign selects; a field that the kind does not use is null.
 *
 * @param entries domains and service numbers
 */
@Schema(name = "CampaignPopulation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PopulationRequest(
        @NotNull PopulationKind kind,
        @Size(min = 1, max = 40) List<@NotNull @Pattern(regexp = "^[0-9]{2}$") String> provinces,

        @Size(min = 1, max = 40) List<@NotNull @Min(1) @Max(99) Integer> natures,
        Long seed,
        @Min(1) @Max(10_000) Integer size,

        @Size(min = 1, max = 5_000) List<@NotNull @Size(min = 1, max = 255) String> entries) {

    static PopulationRequest of(cn.icpfiling.inspection.core.campaigns.Population population) {
        return new PopulationRequest(
                population.kind(),
                population.provinces().isEmpty() ? null : population.provinces(),
                population.natures().isEmpty() ? null : population.natures(),
                population.seed(),
                population.size(),
                null);
    }
}
