package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.catalogue.Region;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The city and county of a filed subject. Its province never changes.
 *
 * @param county null in a city that has none
 */
record RegionEntry(
        @NotNull @Pattern(regexp = "^[0-9]{6}$") String city,
        @Pattern(regexp = "^[0-9]{6}$") String county) {

    Region of(String province) {
        return new Region(province, city, county);
    }
}
