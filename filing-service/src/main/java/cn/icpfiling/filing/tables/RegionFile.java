package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.catalogue.RegionTable;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;

/** Reads rules/regions.csv. */
public final class RegionFile {

    /** The day of the newest yearly list in the file. */
    public static final LocalDate NEWEST = dayOf("2024");

    /** Where the data is from, and how it is dated. */
    public static final String SOURCE = "Yearly lists of the Ministry of Civil Affairs, 2004 to 2024, each as of its"
            + " 31 December: 34 provinces, 333 prefectures and 2846 counties on 2024-12-31. An entry of the oldest"
            + " list has no validFrom. Days are those of the lists; the change itself was within the year before.";

    private static final String NAME = "regions.csv";
    private static final String HEAD = "code,name,from,until,successors";
    private static final Set<String> GROUPING = Set.of("市辖区", "县", "市", "省直辖县级行政区划", "自治区直辖县级行政区划");
    private static final int VALUES = 5;

    private RegionFile() {}

    static RegionTable read() {
        return new RegionTable(RuleFiles.text(NAME)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEAD))
                .map(RegionFile::division)
                .toList());
    }

    private static RegionTable.Division division(String line) {
        var values = line.split(",", -1);
        if (values.length != VALUES) {
            throw new IllegalStateException(NAME + " has a line of " + values.length + " values: " + line);
        }
        return new RegionTable.Division(
                values[0].endsWith("0000") ? values[0].substring(0, 2) : values[0],
                values[1],
                GROUPING.contains(values[1]),
                values[2].isEmpty() ? null : dayOf(values[2]),
                values[3].isEmpty() ? null : dayOf(values[3]).minusDays(1),
                values[4].isEmpty() ? List.of() : List.of(values[4].split(";")));
    }

    /** The ministry's list of a year is as of its last day. */
    private static LocalDate dayOf(String year) {
        return LocalDate.of(Integer.parseInt(year), Month.DECEMBER, 31);
    }
}
