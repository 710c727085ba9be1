package cn.icpfiling.filing.tables;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import cn.icpfiling.filing.core.catalogue.RegionTable.Division;
import cn.icpfiling.filing.core.catalogue.RegionTable.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table of regions is whole, and fits the tables beside it. */
class RegionFileTest {

    private static final Set<String> WITHOUT_FILINGS = Set.of("71", "81", "82");
    private static final Set<String> DIVIDED_INTO_TOWNS = Set.of("441900", "442000", "460400", "620200");
    private static final LocalDate FIRST = RegionFile.FIRST;
    private static final RegionTable TABLE = RegionFile.read();
    private static final LocalDate NEWEST = RegionFile.newest(TABLE);

    private final List<Division> divisions = TABLE.divisions();

    /** The counts that the ministry's list of 2024 has. Rows that only group counties are no divisions. */
    @Test
    void today_there_are_34_provinces_333_prefectures_and_2846_counties() {
        assertThat(today(Level.PROVINCE)).hasSize(34);
        assertThat(today(Level.CITY).filter(division -> !division.grouping())).hasSize(333);
        assertThat(today(Level.COUNTY)).hasSize(2846);
    }

    @Test
    void the_counts_are_those_that_the_answer_tells() {
        assertThat(RegionFile.source(TABLE))
                .contains("2004 to 2024")
                .contains("34 provinces, 333 prefectures and 2846 counties on 2024-12-31");
    }

    @Test
    void each_division_below_a_province_has_its_parent_in_the_table_as_long_as_it_lives() {
        var byCode = divisions.stream().collect(groupingBy(Division::code));

        assertThat(divisions).filteredOn(division -> division.parent() != null).allSatisfy(division -> {
            var first = division.validFrom() == null ? FIRST : division.validFrom();
            var last = division.validTo() == null ? NEWEST : division.validTo();
            assertThat(byCode).as(division.code()).containsKey(division.parent());
            assertThat(byCode.get(division.parent())).as(division.code()).anyMatch(parent -> parent.holdsOn(first));
            assertThat(byCode.get(division.parent())).as(division.code()).anyMatch(parent -> parent.holdsOn(last));
        });
    }

    @Test
    void each_code_has_one_name_on_a_day() {
        divisions.stream()
                .collect(groupingBy(Division::code))
                .forEach((code, names) -> Stream.iterate(FIRST, day -> !day.isAfter(NEWEST), day -> day.plusYears(1))
                        .forEach(day -> assertThat(names.stream().filter(division -> division.holdsOn(day)))
                                .as("%s on %s", code, day)
                                .hasSizeLessThan(2)));
    }

    @Test
    @Tag("long")
    void the_successors_of_an_ended_region_are_in_the_table() {
        var codes = divisions.stream().map(Division::code).collect(toSet());

        assertThat(divisions).allSatisfy(division -> assertThat(codes).containsAll(division.successors()));
        assertThat(divisions)
                .filteredOn(division -> !division.successors().isEmpty())
                .hasSizeGreaterThan(300);
    }

    @Test
    void the_provinces_that_take_filings_are_those_of_the_table_but_taiwan_hong_kong_and_macao() {
        var codes = today(Level.PROVINCE).map(Division::code).collect(toSet());

        assertThat(codes).containsAll(WITHOUT_FILINGS);
        codes.removeAll(WITHOUT_FILINGS);
        assertThat(codes).isEqualTo(BundledTables.load().codes().provinces().keySet());
    }

    @Test
    void four_cities_of_today_are_divided_into_towns() {
        var regions = RegionFile.read();

        assertThat(today(Level.CITY).filter(city -> !regions.isDivided(city.code())))
                .extracting(Division::code)
                .containsExactlyInAnyOrderElementsOf(DIVIDED_INTO_TOWNS);
    }

    private Stream<Division> today(Level level) {
        return divisions.stream().filter(division -> division.level() == level && division.holdsOn(NEWEST));
    }
}
