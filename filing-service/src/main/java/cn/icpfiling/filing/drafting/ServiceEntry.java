package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.entry.ServicePart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The service as entered. */
public record ServiceEntry(
        @Size(max = 40) @Pattern(regexp = "^[A-Za-z0-9-]*$") String serviceNumber,

        @Size(max = 256) String name,
        @Size(max = 100) List<@NotNull @Size(min = 1, max = 253) String> domains,
        @Size(max = 512) String homePage,
        @Min(0) Long contentTypes,
        @Size(max = 512) String contentNote,
        @Min(0) Long preApprovals,
        @Size(max = 17) List<@NotNull Integer> languages,
        @Min(0) Long accessMode,
        @Min(0) Long serverLocation,
        @Size(max = 1024) String remark,
        @Valid PersonEntry principal) {

    public ServicePart part() {
        return new ServicePart(
                serviceNumber,
                name,
                domains,
                homePage,
                contentTypes,
                contentNote,
                preApprovals,
                languages,
                accessMode,
                serverLocation,
                remark,
                PersonEntry.person(principal));
    }

    @Override
    public String toString() {
        return "ServiceEntry";
    }
}
