package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** The region is in one of the 31 mainland provinces, and its levels belong together. */
final class RegionIsKnown implements FilingRule {

    @Override
    public String id() {
        return "F-001";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var region = facts.identity().region();
        var broken = new ArrayList<Violation>();
        if (!facts.codes().provinces().containsKey(region.province())) {
            broken.add(Violation.of("/region/province", "PROVINCE_UNKNOWN", id()));
            return broken;
        }
        if (!region.city().startsWith(region.province()) || !region.city().endsWith("00")) {
            broken.add(Violation.of("/region/city", "CITY_NOT_IN_PROVINCE", id()));
        }
        if (region.county() == null) {
            if (!facts.codes().citiesWithoutCounties().contains(region.city())) {
                broken.add(Violation.of("/region/county", "FIELD_MISSING", id()));
            }
        } else if (!region.county().startsWith(region.city().substring(0, 4))
                || region.county().endsWith("00")) {
            broken.add(Violation.of("/region/county", "COUNTY_NOT_IN_CITY", id()));
        }
        return broken;
    }
}
