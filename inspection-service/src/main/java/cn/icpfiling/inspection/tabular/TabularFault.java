package cn.icpfiling.inspection.tabular;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;

/** Why a file is refused as a whole; also the keys of the texts. */
public enum TabularFault {
    /** Neither UTF-8 nor GB18030 (which includes GBK), or not what the request says. */
    FILE_ENCODING_UNKNOWN,
    /** A quotation mark that does not end, for instance. The argument is the line. */
    CSV_UNREADABLE,
    /** Also a file that is no XLSX at all. */
    WORKBOOK_UNREADABLE,
    /** Encrypted files and those of .xls and .et have the same container. */
    WORKBOOK_ENCRYPTED_OR_OLD,
    WORKBOOK_WITH_MACROS,
    /** The argument is the most bytes that are inflated. */
    WORKBOOK_TOO_LARGE;

    /** @param pointer "" for the file as a whole */
    ProblemException at(String pointer, Object... args) {
        return ProblemException.invalid(Violation.of(pointer, name(), null, args));
    }
}
