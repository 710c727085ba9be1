package cn.icpfiling.sandbox.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A list of filings that a province is going to delete.
 *
 * @param province the first two digits of GB/T 2260
 * @param publishedOn legal day of Shanghai
 * @param deletionDay legal day on which the province deletes what did not change
 * @param titled whether the file has a title above the header row
 */
record CleanUpList(
        UUID id,
        String province,
        Kind kind,
        LocalDate publishedOn,
        LocalDate deletionDay,
        boolean titled,
        List<Line> lines) {

    /** What is going to be deleted. */
    enum Kind {
        /** 空壳网站: filed sites without access. */
        SHELL_SITES("空壳网站"),
        /** 空壳主体: filed subjects without a site. */
        EMPTY_SUBJECTS("空壳主体");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    /** One line of the list. An empty subject has only its name and number. */
    record Line(String subjectName, String subjectNumber, String siteName, String serviceNumber, String domain) {}
}
