package cn.icpfiling.filing.views;

import cn.icpfiling.filing.core.catalogue.Region;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A region in requests and answers. */
@Schema(name = "Region")
public record RegionView(
        @NotNull @Pattern(regexp = "^[0-9]{2}$") String province,
        @NotNull @Pattern(regexp = "^[0-9]{6}$") String city,
        @Pattern(regexp = "^[0-9]{6}$") String county) {

    public static RegionView of(Region region) {
        return new RegionView(region.province(), region.city(), region.county());
    }

    public Region region() {
        return new Region(province, city, county);
    }
}
